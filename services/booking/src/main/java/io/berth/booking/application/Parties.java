package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Whose booking it is. */
public final class Parties {
  private Parties() {}

  /** A booking, for its guest or its host; there is none for anybody else. */
  static Booking theirs(Bookings bookings, UUID id, UUID memberId) {
    return only(bookings, id, booking -> actor(booking, memberId).isPresent());
  }

  /**
   * A host's own booking.
   *
   * @throws Refusal.BookingUnknown also if it is another's
   */
  static Booking ofHost(Bookings bookings, UUID id, UUID hostId) {
    return only(bookings, id, booking -> booking.terms().hostId().equals(hostId));
  }

  /**
   * A guest's own booking.
   *
   * @throws Refusal.BookingUnknown also if it is another's
   */
  static Booking ofGuest(Bookings bookings, UUID id, UUID guestId) {
    return only(bookings, id, booking -> booking.terms().guestId().equals(guestId));
  }

  private static Booking only(Bookings bookings, UUID id, Predicate<Booking> mayBeSeen) {
    return bookings.find(id).filter(mayBeSeen).orElseThrow(() -> new Refusal.BookingUnknown(id));
  }

  /** The part a member has in a booking; empty for a stranger. */
  public static Optional<Actor> actor(Booking booking, UUID memberId) {
    if (booking.terms().guestId().equals(memberId)) {
      return Optional.of(Actor.GUEST);
    }
    return booking.terms().hostId().equals(memberId) ? Optional.of(Actor.HOST) : Optional.empty();
  }
}
