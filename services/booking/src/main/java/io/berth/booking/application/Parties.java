package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import java.util.Optional;
import java.util.UUID;

/** Whose booking it is. */
public final class Parties {
  private Parties() {}

  /** A booking, for its guest or its host; there is none for anybody else. */
  static Booking theirs(Bookings bookings, UUID bookingId, UUID memberId) {
    return bookings
        .find(bookingId)
        .filter(booking -> actor(booking, memberId).isPresent())
        .orElseThrow(() -> new Refusal.BookingUnknown(bookingId));
  }

  /**
   * A host's own booking.
   *
   * @throws Refusal.BookingUnknown also if it is another's
   */
  static Booking ofHost(Bookings bookings, UUID id, UUID hostId) {
    return bookings
        .find(id)
        .filter(booking -> booking.terms().hostId().equals(hostId))
        .orElseThrow(() -> new Refusal.BookingUnknown(id));
  }

  /**
   * A guest's own booking.
   *
   * @throws Refusal.BookingUnknown also if it is another's
   */
  static Booking ofGuest(Bookings bookings, UUID id, UUID guestId) {
    return bookings
        .find(id)
        .filter(booking -> booking.terms().guestId().equals(guestId))
        .orElseThrow(() -> new Refusal.BookingUnknown(id));
  }

  /** The part a member has in a booking; empty for a stranger. */
  public static Optional<Actor> actor(Booking booking, UUID memberId) {
    if (booking.terms().guestId().equals(memberId)) {
      return Optional.of(Actor.GUEST);
    }
    return booking.terms().hostId().equals(memberId) ? Optional.of(Actor.HOST) : Optional.empty();
  }
}
