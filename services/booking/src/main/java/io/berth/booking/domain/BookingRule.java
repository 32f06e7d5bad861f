package io.berth.booking.domain;

/** What a listing asks of a booking; each name is the reason code a client sees. */
public enum BookingRule {
  /** Shorter than the listing's least number of cells. */
  MIN_STAY,
  /** Longer than the listing's greatest number of cells. */
  MAX_STAY,
  /** Starts too soon. */
  NOTICE,
  /** Starts too far ahead. */
  WINDOW,
  /** Starts on a day of the week on which nobody can arrive. */
  CHECK_IN_DAY,
  /** Not wholly within the hours in which the listing is open. */
  OPENING_HOURS,
  /** More guests than there is place for. */
  MAX_GUESTS
}
