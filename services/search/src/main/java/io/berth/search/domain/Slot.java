package io.berth.search.domain;

/** The size of a cell, the smallest time that can be booked. */
public enum Slot {
  /** A cell is an epoch day of the listing's zone, from check-in to check-out of the next day. */
  NIGHT,
  /** A cell is an epoch day of the listing's zone. */
  DAY,
  /** A cell is 900 seconds, counted from the epoch in UTC. */
  QUARTER_HOUR;

  public boolean isByDate() {
    return this != QUARTER_HOUR;
  }
}
