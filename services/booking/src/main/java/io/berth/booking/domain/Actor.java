package io.berth.booking.domain;

/** Who did something to a booking. */
public enum Actor {
  GUEST,
  HOST,
  SYSTEM
}
