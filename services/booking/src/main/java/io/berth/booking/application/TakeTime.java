package io.berth.booking.application;

import io.berth.booking.application.port.Claims;
import io.berth.booking.domain.BookingRule;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Finds a free unit for a booking that is about to begin, in the running transaction. */
@ApplicationScoped
class TakeTime {
  /**
   * What is to be taken.
   *
   * @param seriesId the series that it is part of; null: none
   * @param offered price and refund timeline
   */
  record Wanted(
      UUID bookingId,
      UUID seriesId,
      UUID guestId,
      Listing listing,
      Period period,
      int guests,
      Listing.Terms offered,
      boolean oneShot) {}

  private final Claims claims;
  private final Expiry expiry;

  @Inject
  TakeTime(Claims claims, Expiry expiry) {
    this.claims = claims;
    this.expiry = expiry;
  }

  protected TakeTime() {
    this(null, null);
  }

  /** Refuses what the listing does not take from anybody. */
  static void refuseAgainstRules(Listing listing, Period period, int guests, Instant now) {
    if (!listing.published()) {
      throw new Refusal.ListingClosed();
    }
    List<BookingRule> broken =
        listing.rules().brokenBy(period, guests, listing.maxGuests(), listing.calendar(), now);
    if (!broken.isEmpty()) {
      throw new Refusal.RuleBroken(broken);
    }
  }

  /**
   * The terms on a unit that is free, freed from lapsed holds; its cells are claimed with the
   * booking.
   *
   * @throws Refusal.NotAvailable if no unit is free
   */
  BookingTerms onFreeUnit(Wanted wanted, Instant now) {
    Period owned = wanted.period().extendedBy(wanted.listing().rules().buffer());
    UUID unitId = chooseUnit(wanted, owned, now);
    expiry.takeOver(unitId, owned, now);
    return terms(wanted, unitId, now);
  }

  /** Units in an order that differs by booking, so that guests do not queue for the same one. */
  private UUID chooseUnit(Wanted wanted, Period owned, Instant now) {
    return claims.freeUnits(wanted.listing().id(), owned, now).stream()
        .min(Comparator.comparingInt(unit -> order(unit, wanted.bookingId())))
        .orElseThrow(() -> new Refusal.NotAvailable(wanted.listing(), List.of()));
  }

  private static int order(UUID unitId, UUID bookingId) {
    long mixed =
        (unitId.getLeastSignificantBits() ^ bookingId.getLeastSignificantBits())
            * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  private static BookingTerms terms(Wanted wanted, UUID unitId, Instant now) {
    Listing listing = wanted.listing();
    String unitName =
        listing.units().stream()
            .filter(unit -> unit.id().equals(unitId))
            .map(Listing.Unit::name)
            .findFirst()
            .orElse("");
    return new BookingTerms(
        wanted.bookingId(),
        wanted.seriesId(),
        listing.id(),
        wanted.guestId(),
        listing.hostId(),
        listing.kind(),
        listing.calendar(),
        unitId,
        unitName,
        wanted.period(),
        listing.rules().buffer(),
        listing.rules().graceMinutes(),
        listing.rules().lateFeePerSlot(),
        wanted.guests(),
        wanted.offered().price(),
        wanted.offered().refundTimeline(),
        listing.needsApproval(),
        wanted.oneShot(),
        now);
  }
}
