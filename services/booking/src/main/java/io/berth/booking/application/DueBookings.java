package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.UnitsInUse;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The bookings whose deadline has passed, and what the clock alone decides about them. */
@ApplicationScoped
public class DueBookings {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Bookings bookings;
  private final Claims claims;
  private final UnitsInUse unitsInUse;
  private final HearUsage usage;
  private final Expiry expiry;
  private final ChangeRecord record;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public DueBookings(
      Bookings bookings,
      Claims claims,
      UnitsInUse unitsInUse,
      HearUsage usage,
      Expiry expiry,
      ChangeRecord record,
      BookingSettings settings,
      Clock clock) {
    this.bookings = bookings;
    this.claims = claims;
    this.unitsInUse = unitsInUse;
    this.usage = usage;
    this.expiry = expiry;
    this.record = record;
    this.settings = settings;
    this.clock = clock;
  }

  protected DueBookings() {
    this(null, null, null, null, null, null, null, null);
  }

  @Transactional
  List<UUID> find(int limit) {
    return bookings.due(clock.instant(), limit);
  }

  /** Reads a due booking; one whose payment is in doubt is this process's alone for a while. */
  @Transactional
  Optional<Booking> claim(UUID id) {
    Instant now = clock.instant();
    Optional<Booking> booking =
        bookings
            .find(id)
            .filter(each -> each.deadline().filter(by -> !now.isBefore(by)).isPresent());
    if (booking.isPresent() && booking.get().asksPayment()) {
      return bookings.claimDue(booking.get(), now, now.plus(settings.reconcileEvery()))
          ? booking
          : Optional.empty();
    }
    return booking;
  }

  @Transactional
  void advance(UUID id) {
    Instant now = clock.instant();
    Booking booking = bookings.find(id).orElseThrow();
    if (booking.deadline().filter(by -> !now.isBefore(by)).isEmpty()) {
      return;
    }
    switch (booking.state()) {
      case HELD, REQUESTED -> expiry.expire(booking, now);
      case CONFIRMED -> startOrGiveUp(booking, now);
      case IN_USE ->
          record.changed(
              booking,
              booking.terms().kind().use().isOutUntilReturned()
                  ? booking.becomeOverdue(now)
                  : booking.completeByClock(now));
      case OVERDUE -> stayOut(booking, now);
      default -> {}
    }
  }

  private void startOrGiveUp(Booking booking, Instant now) {
    BookingTerms terms = booking.terms();
    boolean over = !now.isBefore(terms.endsAt());
    boolean withoutUnit =
        booking.reason().filter(Booking.UNIT_STILL_OUT::equals).isPresent()
            || unitsInUse.isOutWithAnother(terms.unitId(), booking.id());
    switch (terms.kind().use()) {
      case AUTOMATIC -> record.changed(booking, booking.startByClock(now));
      case LOAN -> {
        if (!unitsInUse.isOutWithAnother(terms.unitId(), booking.id())) {
          record.changed(booking, booking.startByClock(now));
        } else if (over) {
          record.changed(booking, booking.cancelUnserved(now));
        } else {
          bookings.claimDue(booking, now, now.plus(AGAIN));
        }
      }
      case RECORDED -> {
        if (withoutUnit && over) {
          record.changed(booking, booking.cancelUnserved(now));
        } else if (over || !withoutUnit && usage.heardFor(terms.graceMinutes(), now)) {
          record.changed(booking, booking.markNoShow(Actor.SYSTEM, now));
        } else {
          bookings.claimDue(booking, now, earlier(now.plus(AGAIN), terms.endsAt()));
        }
      }
    }
  }

  /** Takes what it needs as far as nobody else has it. */
  private void stayOut(Booking booking, Instant now) {
    Optional<Period> needed = booking.neededAt(now);
    if (needed.isEmpty()) {
      bookings.claimDue(booking, now, booking.needsMoreAt(now));
      return;
    }
    UUID unit = booking.terms().unitId();
    long until = claims.firstTaken(unit, needed.get(), now).orElse(needed.get().to());
    boolean enough = until == needed.get().to();
    Instant nextLook =
        enough ? booking.needsMoreAt(now) : earlier(now.plus(AGAIN), booking.needsMoreAt(now));
    if (until == needed.get().from()) {
      bookings.claimDue(booking, now, nextLook);
      return;
    }
    Period more = new Period(needed.get().from(), until);
    expiry.takeOver(unit, more, now);
    record.grown(booking, more, booking.stayOut(more, nextLook));
  }

  /** The bookings and blocks that have what an overdue booking needs. */
  @Transactional
  List<UUID> inTheWay(Booking overdue) {
    Instant now = clock.instant();
    return overdue
        .neededAt(now)
        .map(needed -> claims.owners(overdue.terms().unitId(), needed, now))
        .orElse(List.of());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
