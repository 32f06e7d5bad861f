package io.berth.booking.application;

import io.berth.booking.application.port.BookingEvents;
import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Stores one arrow whole: the booking, the cells it owns after it, and the event. */
@ApplicationScoped
class ChangeRecord {
  private final Bookings bookings;
  private final Claims claims;
  private final BookingEvents events;

  @Inject
  ChangeRecord(Bookings bookings, Claims claims, BookingEvents events) {
    this.bookings = bookings;
    this.claims = claims;
    this.events = events;
  }

  protected ChangeRecord() {
    this(null, null, null);
  }

  void begun(Booking.Begun begun) {
    Booking booking = begun.booking();
    Booking.Terms terms = booking.terms();
    Instant heldUntil = heldUntil(booking);
    bookings.add(booking);
    claims.take(terms.unitId(), terms.period(), booking.id(), Claims.Kind.BOOKING, heldUntil);
    if (terms.buffer() > 0) {
      Period buffer = new Period(terms.period().to(), terms.owned().to());
      claims.take(terms.unitId(), buffer, booking.id(), Claims.Kind.BUFFER, heldUntil);
    }
    events.tell(booking, begun.event());
  }

  void changed(Booking booking, BookingEvent event) {
    bookings.save(booking);
    if (!booking.state().holdsTime()) {
      claims.release(booking.id());
    } else if (booking.state() == BookingState.HELD) {
      claims.hold(booking.id(), heldUntil(booking));
    } else if (event.from() == BookingState.HELD) {
      claims.keep(booking.id());
    }
    events.tell(booking, event);
  }

  private static Instant heldUntil(Booking booking) {
    return booking.state() == BookingState.HELD ? booking.deadline().orElseThrow() : null;
  }
}
