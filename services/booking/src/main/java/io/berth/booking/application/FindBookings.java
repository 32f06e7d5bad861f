package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads bookings for those whose they are. */
@ApplicationScoped
public class FindBookings {
  private final Bookings bookings;

  @Inject
  public FindBookings(Bookings bookings) {
    this.bookings = bookings;
  }

  protected FindBookings() {
    this(null);
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

  @Transactional
  public List<Booking> page(Bookings.Filter filter, int limit) {
    return bookings.page(filter, limit);
  }
}
