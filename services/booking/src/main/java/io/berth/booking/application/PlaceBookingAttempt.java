package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Listings;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Wish;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Earlier;
import io.berth.foundation.idempotency.Idempotency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One attempt to take time for a booking, in one transaction. */
@ApplicationScoped
public class PlaceBookingAttempt {
  /** A booking that was begun, with its answer if it needs no payment; or an earlier answer. */
  record Result(Booking booking, Optional<Answer> answered) {}

  private final Listings listings;
  private final Bookings bookings;
  private final Waiting waiting;
  private final HoldLimits limits;
  private final RefuseErased refuseErased;
  private final TakeTime takeTime;
  private final ChangeRecord record;
  private final Quoting quoting;
  private final Idempotency idempotency;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public PlaceBookingAttempt(
      Listings listings,
      Bookings bookings,
      Waiting waiting,
      HoldLimits limits,
      RefuseErased refuseErased,
      TakeTime takeTime,
      ChangeRecord record,
      Quoting quoting,
      Idempotency idempotency,
      BookingSettings settings,
      Clock clock) {
    this.listings = listings;
    this.bookings = bookings;
    this.waiting = waiting;
    this.limits = limits;
    this.refuseErased = refuseErased;
    this.takeTime = takeTime;
    this.record = record;
    this.quoting = quoting;
    this.idempotency = idempotency;
    this.settings = settings;
    this.clock = clock;
  }

  protected PlaceBookingAttempt() {
    this(null, null, null, null, null, null, null, null, null, null, null);
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
    TakeTime.refuseAgainstRules(listing, period, command.guests(), now);
    Listing.Terms offered = quoting.terms(listing, period, command.guests(), command.quote(), now);
    boolean free = offered.price().total().isZero();
    boolean oneShot = command.cardToken() != null;
    if (!free && !oneShot) {
      limits.refuseHold(command.guestId(), listing.id(), period, now);
    }
    if (free && listing.needsApproval()) {
      limits.refuseFreeRequest(command.guestId(), now);
    }

    refuseBeforeTheFirst(listing, command.guestId(), bookingId, now);

    BookingTerms terms =
        takeTime.onFreeUnit(
            new TakeTime.Wanted(
                bookingId,
                null,
                command.guestId(),
                listing,
                period,
                command.guests(),
                offered,
                oneShot),
            now);
    refuseErased.refuse(command.guestId(), listing);
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

  /** Where who waits comes first, nobody else takes what is free; the first may. */
  private void refuseBeforeTheFirst(Listing listing, UUID guestId, UUID bookingId, Instant now) {
    if (!listing.kind().isQueue()) {
      return;
    }
    Optional<Wish> first = waiting.of(listing.id(), now).stream().findFirst();
    if (first.isEmpty()) {
      return;
    }
    if (!first.get().guestId().equals(guestId)) {
      throw new Refusal.NotYourTurn();
    }
    if (!waiting.fulfil(first.get().id(), bookingId)) {
      throw new LostRace("the wish " + first.get().id() + " waits no more");
    }
  }
}
