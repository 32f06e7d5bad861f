package io.berth.listing.domain;

/** The smallest time of a listing that can be booked. */
public enum Slot {
  NIGHT(30),
  DAY(90),
  QUARTER_HOUR(96);

  private final int usualLongest;

  Slot(int usualLongest) {
    this.usualLongest = usualLongest;
  }

  /** The greatest number of slots in one booking where the host says nothing. */
  public int usualLongest() {
    return usualLongest;
  }
}
