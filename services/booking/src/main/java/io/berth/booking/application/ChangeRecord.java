package io.berth.booking.application;

import io.berth.booking.application.port.BookingEvents;
import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.UnitsInUse;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Stores one arrow whole: the booking, the cells it owns after it, and the event. */
@ApplicationScoped
class ChangeRecord {
  private final Bookings bookings;
  private final Claims claims;
  private final UnitsInUse unitsInUse;
  private final BookingEvents events;
  private final Waiting waiting;
  private final Clock clock;

  @Inject
  ChangeRecord(
      Bookings bookings,
      Claims claims,
      UnitsInUse unitsInUse,
      BookingEvents events,
      Waiting waiting,
      Clock clock) {
    this.bookings = bookings;
    this.claims = claims;
    this.unitsInUse = unitsInUse;
    this.events = events;
    this.waiting = waiting;
    this.clock = clock;
  }

  protected ChangeRecord() {
    this(null, null, null, null, null, null);
  }

  void begun(Booking.Begun begun) {
    Booking booking = begun.booking();
    bookings.add(booking);
    take(booking);
    events.tell(booking, begun.event());
  }

  private void take(Booking booking) {
    Booking.Terms terms = booking.terms();
    Instant heldUntil = heldUntil(booking);
    claims.take(terms.unitId(), terms.period(), booking.id(), Claims.Kind.BOOKING, heldUntil);
    if (terms.buffer() > 0) {
      Period buffer = new Period(terms.period().to(), terms.taken().to());
      claims.take(terms.unitId(), buffer, booking.id(), Claims.Kind.BUFFER, heldUntil);
    }
  }

  /** Stores a booking that is on another unit than before. */
  void moved(Booking booking, BookingEvent event) {
    bookings.save(booking);
    claims.release(booking.id());
    take(booking);
    freed(booking);
    events.tell(booking, event);
  }

  /** Stores an overdue booking that took more. */
  void grown(Booking booking, Period more, BookingEvent event) {
    bookings.save(booking);
    claims.take(booking.terms().unitId(), more, booking.id(), Claims.Kind.BOOKING, null);
    events.tell(booking, event);
  }

  /**
   * Stores an arrow that takes no time that was not taken before.
   *
   * @throws Refusal.UnitInUse if it starts a use of a unit that another booking has out
   */
  void changed(Booking booking, BookingEvent event) {
    bookings.save(booking);
    unitChanges(booking, event);
    if (booking.owned().isEmpty()) {
      claims.release(booking.id());
      freed(booking);
    } else if (booking.state() == BookingState.COMPLETED) {
      claims.keepAsBuffer(booking.id(), booking.owned().get());
      freed(booking);
    } else if (booking.state() == BookingState.HELD) {
      claims.hold(booking.id(), heldUntil(booking));
    } else if (event.from() == BookingState.HELD) {
      claims.keep(booking.id());
    }
    events.tell(booking, event);
  }

  /** Comes before any claim is written: who looks for free time reads the unit first. */
  private void unitChanges(Booking booking, BookingEvent event) {
    Booking.Terms terms = booking.terms();
    if (!terms.kind().use().isOutUntilReturned()) {
      return;
    }
    switch (event.type()) {
      case STARTED -> {
        if (!unitsInUse.takeOut(terms.unitId(), booking.id())) {
          throw new Refusal.UnitInUse();
        }
      }
      case OVERDUE -> unitsInUse.late(terms.unitId(), booking.id());
      case COMPLETED -> unitsInUse.bringBack(terms.unitId(), booking.id());
      default -> {}
    }
  }

  private void freed(Booking booking) {
    waiting.freed(booking.terms().listingId(), clock.instant());
  }

  private static Instant heldUntil(Booking booking) {
    return booking.state() == BookingState.HELD ? booking.deadline().orElseThrow() : null;
  }
}
