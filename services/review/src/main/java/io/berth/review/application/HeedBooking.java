package io.berth.review.application;

import io.berth.review.application.port.Bookings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Keeps what is heard of a booking. */
@ApplicationScoped
public class HeedBooking {
  private final Bookings bookings;

  @Inject
  public HeedBooking(Bookings bookings) {
    this.bookings = bookings;
  }

  protected HeedBooking() {
    this(null);
  }

  @Transactional
  public void heed(KnownBooking booking) {
    bookings.keep(booking);
  }
}
