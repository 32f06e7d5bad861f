package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** A guest waits no more; what was offered and is still held is dropped, for the next one. */
@ApplicationScoped
public class LeaveWaiting {
  private final Attempt attempt;

  @Inject
  public LeaveWaiting(Attempt attempt) {
    this.attempt = attempt;
  }

  protected LeaveWaiting() {
    this(null);
  }

  /**
   * Leaves; once, however often it is asked.
   *
   * @throws Refusal.WishUnknown also if it is another's
   */
  public void leave(UUID wishId, UUID guestId) {
    Attempts.untilSettled(
        () -> {
          attempt.leave(wishId, guestId);
          return null;
        });
  }

  /** One attempt, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private final Waiting waiting;
    private final Bookings bookings;
    private final ChangeRecord record;
    private final Clock clock;

    @Inject
    public Attempt(Waiting waiting, Bookings bookings, ChangeRecord record, Clock clock) {
      this.waiting = waiting;
      this.bookings = bookings;
      this.record = record;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null);
    }

    @Transactional
    void leave(UUID wishId, UUID guestId) {
      waiting
          .find(wishId)
          .filter(wish -> wish.guestId().equals(guestId))
          .orElseThrow(() -> new Refusal.WishUnknown(wishId));
      if (!waiting.end(wishId)) {
        waiting.find(wishId).map(Wish::bookingId).flatMap(bookings::find).ifPresent(this::drop);
      }
    }

    private void drop(Booking offer) {
      if (offer.state() == BookingState.HELD) {
        Instant now = clock.instant();
        record.changed(
            offer, offer.cancel(Actor.GUEST, offer.refundAt(Actor.GUEST, now), null, now));
      }
    }
  }
}
