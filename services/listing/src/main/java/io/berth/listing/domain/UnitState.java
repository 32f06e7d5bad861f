package io.berth.listing.domain;

/** Whether it takes new bookings. */
public enum UnitState {
  ACTIVE,
  RETIRED
}
