package io.berth.listing.domain;

/** The smallest time of a listing that can be booked. */
public enum Slot {
  NIGHT,
  DAY,
  QUARTER_HOUR
}
