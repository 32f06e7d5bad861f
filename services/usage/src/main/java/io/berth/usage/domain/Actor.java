package io.berth.usage.domain;

/** Who said that a use began or ended. */
public enum Actor {
  GUEST,
  HOST,
  /** The clock: a loan begins by itself. */
  SYSTEM
}
