package io.berth.listing.domain;

/** Whether it can be booked. */
public enum ListingState {
  PUBLISHED,
  WITHDRAWN
}
