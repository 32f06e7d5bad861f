package io.berth.booking.domain;

import java.util.UUID;

/** Time that a host keeps from being booked on one unit. */
public record Block(
    UUID id,
    UUID listingId,
    UUID unitId,
    UUID hostId,
    ListingCalendar calendar,
    Period period,
    String reason) {
  /** No block is longer, in cells. */
  public static final int LONGEST = 2_000;
}
