package io.berth.booking.application;

import io.berth.booking.application.port.BookingEvents;
import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.UnitsInUse;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.DateChange;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
    BookingTerms terms = booking.terms();
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
   * Stores a change of dates that takes effect, or is begun and owns both times for now.
   *
   * @param before what it owned until now, on which unit
   * @param to the dates that were asked for
   */
  void datesChanged(Booking booking, BookingEvent event, BookingTerms before, DateChange to) {
    bookings.save(booking);
    Period had = before.taken();
    Period period = to.period();
    int buffer = before.buffer();
    boolean sameUnit = before.unitId().equals(to.unitId());
    for (Period each :
        sameUnit ? period.extendedBy(buffer).without(had) : List.of(period.extendedBy(buffer))) {
      takeWithBuffer(to.unitId(), each, period.to(), booking.id());
    }
    if (booking.pendingChange().isEmpty()) {
      keepOnlyNow(booking);
    }
    events.tell(booking, event);
  }

  private void takeWithBuffer(UUID unitId, Period cells, long end, UUID ownerId) {
    if (cells.from() < end) {
      Period own = new Period(cells.from(), Math.min(end, cells.to()));
      claims.take(unitId, own, ownerId, Claims.Kind.BOOKING, null);
    }
    if (cells.to() > end) {
      Period buffer = new Period(Math.max(end, cells.from()), cells.to());
      claims.take(unitId, buffer, ownerId, Claims.Kind.BUFFER, null);
    }
  }

  /** Stores payment's word on a change of dates: one of the two times is given back. */
  void changeSettled(Booking booking, BookingEvent event) {
    bookings.save(booking);
    if (booking.owned().isEmpty()) {
      claims.release(booking.id());
      freed(booking);
    } else if (booking.state() != BookingState.COMPLETED) {
      keepOnlyNow(booking);
    }
    events.tell(booking, event);
  }

  private void keepOnlyNow(Booking booking) {
    BookingTerms terms = booking.terms();
    claims.keepOnly(booking.id(), terms.unitId(), terms.period(), terms.taken());
    freed(booking);
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
    BookingTerms terms = booking.terms();
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
