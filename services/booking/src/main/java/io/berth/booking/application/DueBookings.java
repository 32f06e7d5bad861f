package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The bookings whose deadline has passed, and what the clock alone decides about them. */
@ApplicationScoped
public class DueBookings {
  private final Bookings bookings;
  private final Expiry expiry;
  private final ChangeRecord record;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public DueBookings(
      Bookings bookings,
      Expiry expiry,
      ChangeRecord record,
      BookingSettings settings,
      Clock clock) {
    this.bookings = bookings;
    this.expiry = expiry;
    this.record = record;
    this.settings = settings;
    this.clock = clock;
  }

  protected DueBookings() {
    this(null, null, null, null, null);
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
    if (booking.isPresent() && booking.get().state().awaitsPayment()) {
      return bookings.claimDue(id, now, now.plus(settings.reconcileEvery()))
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
    boolean byClock = booking.terms().kind().use() == Kind.Use.AUTOMATIC;
    switch (booking.state()) {
      case HELD, REQUESTED -> expiry.expire(booking, now);
      case CONFIRMED -> {
        if (byClock) {
          record.changed(booking, booking.startByClock(now));
        }
      }
      case IN_USE -> {
        if (byClock) {
          record.changed(booking, booking.completeByClock(now));
        }
      }
      default -> {}
    }
  }
}
