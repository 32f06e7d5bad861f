package io.berth.usage.application;

import io.berth.foundation.crash.CrashPoint;
import io.berth.foundation.persistence.Retries;
import io.berth.usage.application.port.BookingDecisions;
import io.berth.usage.domain.Actor;
import io.berth.usage.domain.ActualUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Starts a use: booking decides, then it is recorded. A crash in between loses nothing: booking's
 * event makes the record too, and asking again gets the same answer.
 */
@ApplicationScoped
public class StartUse {
  private final RecordUse record;
  private final BookingDecisions booking;
  private final CrashPoint crash;

  @Inject
  public StartUse(RecordUse record, BookingDecisions booking, CrashPoint crash) {
    this.record = record;
    this.booking = booking;
    this.crash = crash;
  }

  protected StartUse() {
    this(null, null, null);
  }

  /**
   * Starts it, or finds it started.
   *
   * @throws BookingDecisions.Refused if booking says no; nothing is recorded
   * @throws BookingDecisions.Silent if booking does not answer; nothing is recorded
   */
  public ActualUse start(UUID bookingId, UUID memberId) {
    UUID id = ActualUse.idOf(bookingId);
    Optional<ActualUse> running =
        record.find(id).filter(use -> use.partOf(memberId).isPresent() && use.end().isEmpty());
    return running.orElseGet(() -> decided(bookingId, id, memberId));
  }

  private ActualUse decided(UUID bookingId, UUID id, UUID memberId) {
    BookingDecisions.Decision begun = booking.start(bookingId, id, memberId);
    crash.reached(CrashMoment.AFTER_START);
    return recorded(
        ActualUse.begun(
            bookingId,
            begun.listingId(),
            begun.guestId(),
            begun.hostId(),
            begun.startedAt(),
            begun.guestId().equals(memberId) ? Actor.GUEST : Actor.HOST));
  }

  /** Booking's event may record the same at the same time: again, and find it. */
  private ActualUse recorded(ActualUse use) {
    return Retries.of(() -> record.started(use));
  }
}
