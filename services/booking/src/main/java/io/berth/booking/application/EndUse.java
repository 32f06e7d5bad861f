package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.ActualUse;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.foundation.crash.CrashPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Ends a booking's use because its guest or host told usage so. Usage asks at once, and tells it by
 * an event too: whichever comes first ends it, at the instant at which it really ended.
 */
@ApplicationScoped
public class EndUse {
  private final Attempt attempt;
  private final CrashPoint crash;

  @Inject
  public EndUse(Attempt attempt, CrashPoint crash) {
    this.attempt = attempt;
    this.crash = crash;
  }

  protected EndUse() {
    this(null, null);
  }

  /**
   * Ends the use, once under the same id of usage.
   *
   * @param endedAt when it really ended
   * @throws io.berth.booking.domain.WrongState if it is not in use
   */
  public Booking end(UUID bookingId, UUID usageId, UUID memberId, Instant endedAt) {
    Booking ended = Attempts.untilSettled(() -> attempt.end(bookingId, usageId, memberId, endedAt));
    crash.reached(CrashMoment.AFTER_END);
    return ended;
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
    public Booking end(UUID bookingId, UUID usageId, UUID memberId, Instant endedAt) {
      Booking booking = Parties.theirs(bookings, bookingId, memberId);
      Actor by = Parties.actor(booking, memberId).orElseThrow();
      boolean done =
          booking.state() == BookingState.COMPLETED
              && booking.use().map(ActualUse::id).filter(usageId::equals).isPresent();
      if (!done) {
        record.changed(
            booking, booking.end(by, usageId, endedAt, clock.instant(), UUID.randomUUID()));
      }
      return booking;
    }
  }
}
