package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.DateChange;
import io.berth.booking.domain.WrongState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Shows what a change of dates would come to now. */
@ApplicationScoped
public class ShowChange {
  /**
   * What it would come to.
   *
   * @param refusal why the booking can't have it; empty if it can
   */
  public record Shown(Booking booking, DateChange change, Optional<RuntimeException> refusal) {}

  private final Bookings bookings;
  private final OfferDates offer;
  private final Clock clock;

  @Inject
  public ShowChange(Bookings bookings, OfferDates offer, Clock clock) {
    this.bookings = bookings;
    this.offer = offer;
    this.clock = clock;
  }

  protected ShowChange() {
    this(null, null, null);
  }

  /**
   * Shows it; takes nothing.
   *
   * @throws Refusal.BookingUnknown also if it is another's
   * @throws io.berth.booking.domain.InvalidPeriod if the dates can't be meant
   */
  @Transactional
  public Shown show(UUID bookingId, UUID guestId, String from, String to) {
    Booking booking = Parties.ofGuest(bookings, bookingId, guestId);
    Instant now = clock.instant();
    DateChange wanted = offer.priced(booking, from, to, now);
    try {
      return new Shown(booking, offer.granted(booking, wanted, now), Optional.empty());
    } catch (Refusal | WrongState refusal) {
      return new Shown(booking, wanted, Optional.of(refusal));
    }
  }
}
