package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.Listings;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingRule;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Earlier;
import io.berth.foundation.idempotency.Idempotency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One attempt to take time for a booking, in one transaction. */
@ApplicationScoped
public class PlaceBookingAttempt {
  private static final int MOST_HOLDS = 3;

  /** A booking that was begun, with its answer if it needs no payment; or an earlier answer. */
  record Result(Booking booking, Optional<Answer> answered) {}

  private final Listings listings;
  private final Bookings bookings;
  private final Claims claims;
  private final ChangeRecord record;
  private final Expiry expiry;
  private final Quoting quoting;
  private final Idempotency idempotency;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public PlaceBookingAttempt(
      Listings listings,
      Bookings bookings,
      Claims claims,
      ChangeRecord record,
      Expiry expiry,
      Quoting quoting,
      Idempotency idempotency,
      BookingSettings settings,
      Clock clock) {
    this.listings = listings;
    this.bookings = bookings;
    this.claims = claims;
    this.record = record;
    this.expiry = expiry;
    this.quoting = quoting;
    this.idempotency = idempotency;
    this.settings = settings;
    this.clock = clock;
  }

  protected PlaceBookingAttempt() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Transactional
  Result place(PlaceBooking.Command command) {
    Optional<Earlier> earlier = idempotency.earlier(command.request());
    if (earlier.isPresent()) {
      return repeated(command, earlier.get());
    }
    UUID bookingId = UUID.randomUUID();
    idempotency.begin(command.request(), bookingId);
    Instant now = clock.instant();
    Listing listing =
        listings
            .find(command.listingId())
            .orElseThrow(() -> new Refusal.ListingUnknown(command.listingId()));
    Period period =
        listing.calendar().comingPeriod(command.from(), command.to(), Period.LONGEST, now);
    refuseAgainstRules(listing, period, command.guests(), now);
    Listing.Terms offered = quoting.terms(listing, period, command.guests(), command.quote(), now);
    boolean free = offered.price().total().isZero();
    boolean oneShot = command.cardToken() != null;
    if (!free && !oneShot) {
      refuseTooManyHolds(command.guestId(), listing.id(), now);
      refuseWhatLapsed(command.guestId(), listing.id(), period, now);
    }

    Period owned = period.extendedBy(listing.rules().buffer());
    UUID unitId = chooseUnit(listing, owned, bookingId, now);
    expiry.takeOver(unitId, owned, now);
    Booking.Terms terms = terms(command, listing, period, offered, bookingId, unitId, oneShot, now);
    Booking.Begun begun =
        free
            ? Booking.free(terms)
            : oneShot
                ? Booking.paying(terms, UUID.randomUUID(), now.plus(settings.paymentAnswer()))
                : Booking.hold(terms, now.plus(settings.hold()));
    record.begun(begun);
    if (begun.booking().state().awaitsPayment()) {
      return new Result(begun.booking(), Optional.empty());
    }
    Answer answer = command.answer().apply(begun.booking());
    idempotency.finish(command.request(), answer);
    return new Result(begun.booking(), Optional.of(answer));
  }

  private Result repeated(PlaceBooking.Command command, Earlier earlier) {
    Booking booking = bookings.find(earlier.resourceId()).orElseThrow();
    return new Result(
        booking, Optional.of(earlier.answer().orElseGet(() -> command.answer().apply(booking))));
  }

  private static void refuseAgainstRules(Listing listing, Period period, int guests, Instant now) {
    if (!listing.published()) {
      throw new Refusal.ListingClosed();
    }
    List<BookingRule> broken =
        listing.rules().brokenBy(period, guests, listing.maxGuests(), listing.calendar(), now);
    if (!broken.isEmpty()) {
      throw new Refusal.RuleBroken(broken);
    }
  }

  private void refuseTooManyHolds(UUID guestId, UUID listingId, Instant now) {
    Bookings.OpenHolds open = bookings.openHolds(guestId, listingId, now);
    if (open.onListing() > 0) {
      throw new Refusal.TooManyHolds("you hold time of this listing already");
    }
    if (open.all() >= MOST_HOLDS) {
      throw new Refusal.TooManyHolds("you may hold " + MOST_HOLDS + " listings at a time");
    }
  }

  private void refuseWhatLapsed(UUID guestId, UUID listingId, Period period, Instant now) {
    Instant since = now.minus(settings.lapsedPause());
    bookings
        .lapsedHold(guestId, listingId, period, since, now)
        .ifPresent(
            lapsedAt -> {
              throw new Refusal.HoldLapsed(Duration.between(since, lapsedAt));
            });
  }

  /** Units in an order that differs by booking, so that guests do not queue for the same one. */
  private UUID chooseUnit(Listing listing, Period owned, UUID bookingId, Instant now) {
    return claims.freeUnits(listing.id(), owned, now).stream()
        .min(Comparator.comparingInt(unit -> order(unit, bookingId)))
        .orElseThrow(() -> new Refusal.NotAvailable(listing, List.of()));
  }

  private static int order(UUID unitId, UUID bookingId) {
    long mixed =
        (unitId.getLeastSignificantBits() ^ bookingId.getLeastSignificantBits())
            * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  private static Booking.Terms terms(
      PlaceBooking.Command command,
      Listing listing,
      Period period,
      Listing.Terms offered,
      UUID bookingId,
      UUID unitId,
      boolean oneShot,
      Instant now) {
    String unitName =
        listing.units().stream()
            .filter(unit -> unit.id().equals(unitId))
            .map(Listing.Unit::name)
            .findFirst()
            .orElse("");
    return new Booking.Terms(
        bookingId,
        listing.id(),
        command.guestId(),
        listing.hostId(),
        listing.kind(),
        listing.calendar(),
        unitId,
        unitName,
        period,
        listing.rules().buffer(),
        listing.rules().graceMinutes(),
        listing.rules().lateFeePerSlot(),
        command.guests(),
        offered.price(),
        offered.refundTimeline(),
        listing.needsApproval(),
        oneShot,
        now);
  }
}
