package io.berth.booking.application;

import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.Listings;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingRule;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.DateChange;
import io.berth.booking.domain.InvalidPeriod;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Price;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What other dates for a booking come to, and whether it can have them. */
@ApplicationScoped
class OfferDates {
  private final Listings listings;
  private final Claims claims;
  private final Waiting waiting;

  @Inject
  OfferDates(Listings listings, Claims claims, Waiting waiting) {
    this.listings = listings;
    this.claims = claims;
    this.waiting = waiting;
  }

  protected OfferDates() {
    this(null, null, null);
  }

  /**
   * Prices other dates as a new booking, on its own unit, whether it can have them or not.
   *
   * @throws InvalidPeriod if they can't be meant
   */
  DateChange priced(Booking booking, String from, String to, Instant now) {
    BookingTerms terms = booking.terms();
    ListingCalendar calendar = terms.calendar();
    Period period = calendar.period(from, to, Period.LONGEST);
    if (period.equals(terms.period())) {
      throw new InvalidPeriod("to", "Changed", "these are its dates already");
    }
    if (period.from() != terms.period().from() && !now.isBefore(calendar.startsAt(period))) {
      throw new InvalidPeriod("from", "Future", "its use must not have to begin in the past");
    }
    Listing listing = listing(booking);
    Price asNew = listing.prices().of(period, terms.guests(), calendar);
    return booking.changeTo(
        terms.unitId(), terms.unitName(), period, asNew, listing.cancellationPolicy(), now);
  }

  /**
   * The same dates, on its own unit if that is free, else, unless it is in use, on another.
   *
   * @throws Refusal if it can't have them
   * @throws io.berth.booking.domain.WrongState if its dates can't be changed now
   */
  DateChange granted(Booking booking, DateChange wanted, Instant now) {
    BookingTerms terms = booking.terms();
    Listing listing = listing(booking);
    Period period = wanted.period();
    booking.refuseUnlessChangeable(now);
    if (terms.needsApproval() || listing.needsApproval()) {
      throw new Refusal.ChangeNeedsHost();
    }
    if (!listing.published()) {
      throw new Refusal.ListingClosed();
    }
    boolean laterEnd = booking.isLaterEnd(period);
    if (!booking.isFreeToChangeAt(now)) {
      if (!laterEnd) {
        throw new Refusal.OnlyLaterEnd();
      }
      Period more = new Period(terms.period().to(), period.to() + terms.buffer());
      if (waiting.somebodyWaits(listing.id(), more)) {
        throw new Refusal.OthersWait();
      }
    }
    List<BookingRule> broken =
        laterEnd
            ? listing
                .rules()
                .brokenByLaterEnd(
                    period, terms.guests(), listing.maxGuests(), terms.calendar(), now)
            : listing
                .rules()
                .brokenBy(period, terms.guests(), listing.maxGuests(), terms.calendar(), now);
    if (!broken.isEmpty()) {
      throw new Refusal.RuleBroken(broken);
    }
    return wanted.on(freeUnit(booking, listing, period, now));
  }

  private Listing.Unit freeUnit(Booking booking, Listing listing, Period period, Instant now) {
    UUID own = booking.terms().unitId();
    Period owned = period.extendedBy(booking.terms().buffer());
    List<UUID> free = claims.freeUnitsBut(booking.id(), listing.id(), owned, now);
    return listing.units().stream()
        .filter(unit -> free.contains(unit.id()))
        .filter(unit -> unit.id().equals(own) || booking.state() == BookingState.CONFIRMED)
        .min(Comparator.comparing(unit -> !unit.id().equals(own)))
        .orElseThrow(() -> new Refusal.NotAvailable(listing, List.of()));
  }

  private Listing listing(Booking booking) {
    UUID id = booking.terms().listingId();
    return listings.find(id).orElseThrow(() -> new Refusal.ListingUnknown(id));
  }
}
