package io.berth.listing.domain;

/** A day of the week. */
public enum Day {
  MON,
  TUE,
  WED,
  THU,
  FRI,
  SAT,
  SUN
}
