package io.berth.booking.application;

import io.berth.booking.application.port.Accesses;
import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads bookings for those whose they are. */
@ApplicationScoped
public class FindBookings {
  private final Bookings bookings;
  private final Accesses accesses;

  @Inject
  public FindBookings(Bookings bookings, Accesses accesses) {
    this.bookings = bookings;
    this.accesses = accesses;
  }

  protected FindBookings() {
    this(null, null);
  }

  /**
   * One booking.
   *
   * @param all whether the caller may see everybody's
   */
  @Transactional
  public Booking find(UUID id, UUID memberId, boolean all) {
    return bookings
        .find(id)
        .filter(booking -> all || Parties.actor(booking, memberId).isPresent())
        .orElseThrow(() -> new Refusal.BookingUnknown(id));
  }

  /** How to get in; only for its guest, from the confirmation to the end. */
  @Transactional
  public Optional<String> access(Booking booking, UUID memberId) {
    return booking.state().letsIn() && booking.terms().guestId().equals(memberId)
        ? accesses.find(booking.terms().listingId())
        : Optional.empty();
  }

  @Transactional
  public List<Booking> page(Bookings.Filter filter, int limit) {
    return bookings.page(filter, limit);
  }
}
