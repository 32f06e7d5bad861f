package io.berth.notification.application;

/** As whom a person is told. */
public enum Audience {
  GUEST,
  HOST
}
