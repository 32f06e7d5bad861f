package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The host says that nobody came. */
@ApplicationScoped
public class MarkNoShow {
  private final Attempt attempt;

  @Inject
  public MarkNoShow(Attempt attempt) {
    this.attempt = attempt;
  }

  protected MarkNoShow() {
    this(null);
  }

  /**
   * Marks it, once however often the host says so.
   *
   * @throws io.berth.booking.domain.WrongState if somebody came, or may still
   */
  public Booking mark(UUID bookingId, UUID hostId) {
    return Attempts.untilSettled(() -> attempt.mark(bookingId, hostId));
  }

  /** One attempt, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private final Bookings bookings;
    private final ChangeRecord record;
    private final Clock clock;

    @Inject
    public Attempt(Bookings bookings, ChangeRecord record, Clock clock) {
      this.bookings = bookings;
      this.record = record;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null);
    }

    @Transactional
    Booking mark(UUID bookingId, UUID hostId) {
      Booking booking = Parties.ofHost(bookings, bookingId, hostId);
      if (booking.state() != BookingState.NO_SHOW) {
        record.changed(booking, booking.markNoShow(Actor.HOST, clock.instant()));
      }
      return booking;
    }
  }
}
