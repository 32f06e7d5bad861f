package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/**
 * Ends holds and requests whose time is over, by SQL alone: a held booking has never been near
 * payment, and what is reserved for a request payment lets go when it hears of its end.
 */
@ApplicationScoped
class Expiry {
  private final Bookings bookings;
  private final Claims claims;
  private final ChangeRecord record;

  @Inject
  Expiry(Bookings bookings, Claims claims, ChangeRecord record) {
    this.bookings = bookings;
    this.claims = claims;
    this.record = record;
  }

  protected Expiry() {
    this(null, null, null);
  }

  /** Frees the period on the unit from lapsed holds, in the order of their ids. */
  void takeOver(UUID unitId, Period period, Instant now) {
    for (UUID lapsed : claims.lapsedHolds(unitId, period, now)) {
      expire(bookings.find(lapsed).orElseThrow(), now);
    }
  }

  void expire(Booking booking, Instant now) {
    if (booking.isLapsedAt(now)) {
      record.changed(booking, booking.expire(now));
    }
  }
}
