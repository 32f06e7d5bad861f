package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.ActualUse;
import io.berth.booking.domain.Booking;
import io.berth.foundation.crash.CrashPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Begins a booking's use because its guest or host told usage so. */
@ApplicationScoped
public class StartUse {
  private final Attempt attempt;
  private final CrashPoint crash;

  @Inject
  public StartUse(Attempt attempt, CrashPoint crash) {
    this.attempt = attempt;
    this.crash = crash;
  }

  protected StartUse() {
    this(null, null);
  }

  /**
   * Begins the use, once under the same id of usage.
   *
   * @throws Refusal.UnitInUse if another booking has the unit out
   * @throws io.berth.booking.domain.WrongState if it can't begin now
   */
  public Booking start(UUID bookingId, UUID usageId, UUID memberId) {
    Booking started = Attempts.untilSettled(() -> attempt.start(bookingId, usageId, memberId));
    crash.reached(CrashMoment.AFTER_START);
    return started;
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
    Booking start(UUID bookingId, UUID usageId, UUID memberId) {
      Booking booking = Parties.theirs(bookings, bookingId, memberId);
      Actor by = Parties.actor(booking, memberId).orElseThrow();
      boolean done =
          booking.use().map(ActualUse::id).filter(usageId::equals).isPresent()
              && !booking.state().isFinal();
      if (!done) {
        record.changed(booking, booking.start(by, usageId, clock.instant()));
      }
      return booking;
    }
  }
}
