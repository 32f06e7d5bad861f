package io.berth.booking.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Other dates for a booking: what is agreed if they come into force.
 *
 * @param unitId its own unit, or another one of the listing
 * @param askedAt when its guest asked for them
 */
public record DateChange(
    UUID unitId,
    String unitName,
    Period period,
    Price price,
    RefundTimeline refundTimeline,
    Instant askedAt) {
  /** The same on one unit of the listing. */
  public DateChange on(Listing.Unit unit) {
    return new DateChange(unit.id(), unit.name(), period, price, refundTimeline, askedAt);
  }
}
