package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.ErasedMembers;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Wish;
import io.berth.booking.domain.WrongState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends what an erased member has open: bookings that have not begun are cancelled, a guest's by
 * their policy, a host's with everything given back; requests are withdrawn or denied; nobody
 * erased waits. What is in use runs to its end.
 *
 * <p>That a member is erased is written down first; then somebody looks, again and again: as long
 * as a token of theirs may live, which could have booked meanwhile, and as long as payment has not
 * said its word on something. Each booking is a transaction of its own, and any number of processes
 * may look at once.
 */
@ApplicationScoped
public class EraseMember {
  private static final Logger LOG = Logger.getLogger(EraseMember.class.getName());

  /** Longer than any token lives, and any request runs. */
  private static final Duration TOKENS_LIVE = Duration.ofMinutes(30);

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int AT_A_TIME = 1_000;

  private final Look look;
  private final Attempt attempt;

  @Inject
  public EraseMember(Look look, Attempt attempt) {
    this.look = look;
    this.attempt = attempt;
  }

  protected EraseMember() {
    this(null, null);
  }

  /** Writes down who is erased. */
  @Transactional
  public void heard(UUID memberId) {
    look.add(memberId);
  }

  /** Members to look at, longest due first; at most {@code limit}. */
  public List<UUID> due(int limit) {
    return look.due(limit);
  }

  /** Ends what can be ended now. */
  public void finish(UUID memberId) {
    Instant erasedAt = look.begin(memberId);
    if (erasedAt == null) {
      return;
    }
    look.wishes(memberId).forEach(wish -> look.end(wish.id()));
    look.notBegun(memberId).forEach(booking -> end(booking, memberId));
    look.tidy(memberId, erasedAt);
  }

  /** What can't be ended now must not keep the others. */
  private void end(UUID bookingId, UUID memberId) {
    try {
      Attempts.untilSettled(
          () -> {
            attempt.end(bookingId, memberId);
            return null;
          });
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "booking " + bookingId + " of an erased member is ended later", e);
    }
  }

  /** What there is to do, each step in a transaction of its own. */
  @ApplicationScoped
  public static class Look {
    private final ErasedMembers erased;
    private final Waiting waiting;
    private final Clock clock;

    @Inject
    public Look(ErasedMembers erased, Waiting waiting, Clock clock) {
      this.erased = erased;
      this.waiting = waiting;
      this.clock = clock;
    }

    protected Look() {
      this(null, null, null);
    }

    @Transactional
    void add(UUID memberId) {
      erased.add(memberId, clock.instant());
    }

    @Transactional
    List<UUID> due(int limit) {
      return erased.due(clock.instant(), limit);
    }

    /** When the member was erased; null if somebody else looks. */
    @Transactional
    Instant begin(UUID memberId) {
      Instant now = clock.instant();
      return erased.claimLook(memberId, now, now.plus(PAUSE));
    }

    @Transactional
    List<Wish> wishes(UUID memberId) {
      return waiting.ofGuest(memberId, clock.instant());
    }

    @Transactional
    void end(UUID wishId) {
      waiting.end(wishId);
    }

    @Transactional
    List<UUID> notBegun(UUID memberId) {
      return erased.notBegun(memberId, clock.instant(), AT_A_TIME);
    }

    /** Deletes what was written, and rests if nothing can follow. */
    @Transactional
    void tidy(UUID memberId, Instant erasedAt) {
      Instant now = clock.instant();
      erased.deleteReasons(memberId);
      if (now.isAfter(erasedAt.plus(TOKENS_LIVE))
          && erased.notBegun(memberId, now, 1).isEmpty()
          && !erased.hasUnsettled(memberId)) {
        erased.rest(memberId);
      }
    }
  }

  /** One attempt to end one booking, in one transaction. */
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

    /** What has begun meanwhile or is being paid is left as it is. */
    @Transactional
    void end(UUID bookingId, UUID memberId) {
      Booking booking = bookings.find(bookingId).orElseThrow();
      Actor by = Parties.actor(booking, memberId).orElseThrow();
      Instant now = clock.instant();
      try {
        record.changed(
            booking,
            booking.state() == BookingState.REQUESTED && by == Actor.HOST
                ? booking.deny(null, now)
                : booking.cancel(by, booking.refundAt(by, now), null, now));
      } catch (WrongState later) {
        return;
      }
    }
  }
}
