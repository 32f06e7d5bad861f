package io.berth.booking.domain;

import java.util.List;
import java.util.UUID;

/** Booking's own copy of what is offered: the version it heard of last. */
public record Listing(
    UUID id,
    long version,
    boolean published,
    UUID hostId,
    Kind kind,
    ListingCalendar calendar,
    int maxGuests,
    PriceList prices,
    BookingRules rules,
    CancellationPolicy cancellationPolicy,
    boolean needsApproval,
    List<Unit> units) {

  /** One physical thing or copy; a retired one takes no new claims. */
  public record Unit(UUID id, String name, boolean active) {}

  public Listing {
    units = List.copyOf(units);
  }

  public List<Unit> activeUnits() {
    return units.stream().filter(Unit::active).toList();
  }

  /** Price and refund timeline of a booking made now. */
  public Terms terms(Period period, int guests) {
    Price price = prices.of(period, guests, calendar);
    return new Terms(price, cancellationPolicy.timeline(calendar.startsAt(period), price.total()));
  }

  /** What a quote fixes: the price and what is given back when. */
  public record Terms(Price price, RefundTimeline refundTimeline) {}
}
