package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Listings;
import io.berth.booking.application.port.SeriesTimes;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Series;
import io.berth.booking.domain.WrongState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Reads a series, and approves, denies or cancels all of its bookings for which that is still
 * possible, in one transaction. The others stay as they are; doing it twice changes nothing more.
 */
@ApplicationScoped
public class AnswerSeries {
  private final Attempt attempt;

  @Inject
  public AnswerSeries(Attempt attempt) {
    this.attempt = attempt;
  }

  protected AnswerSeries() {
    this(null);
  }

  /**
   * One series, for its guest or host.
   *
   * @param all whether the caller may see everybody's
   * @throws Refusal.SeriesUnknown also if it is another's
   */
  public FoundSeries find(UUID id, UUID memberId, boolean all) {
    return attempt.find(id, series -> all || isTheirs(series, memberId));
  }

  /**
   * The host's yes to all requests.
   *
   * @throws WrongState if there is none, and none was approved
   */
  public FoundSeries approve(UUID id, UUID hostId) {
    return Attempts.untilSettled(
        () ->
            attempt.change(
                id,
                series -> series.hostId().equals(hostId),
                (booking, now) -> booking.approve(now, now),
                Booking::canBeAnsweredAt,
                booking -> booking.state().letsIn()));
  }

  /**
   * The host's no to all requests.
   *
   * @throws WrongState if there is none, and none was denied
   */
  public FoundSeries deny(UUID id, UUID hostId, String reason) {
    return Attempts.untilSettled(
        () ->
            attempt.change(
                id,
                series -> series.hostId().equals(hostId),
                (booking, now) -> booking.deny(reason, now),
                Booking::canBeAnsweredAt,
                booking -> booking.state() == BookingState.DENIED));
  }

  /**
   * Cancels all that has not begun, by guest or host.
   *
   * @throws WrongState if there is nothing to cancel, and nothing was cancelled
   */
  public FoundSeries cancel(UUID id, UUID memberId, String reason) {
    return Attempts.untilSettled(
        () ->
            attempt.change(
                id,
                series -> isTheirs(series, memberId),
                (booking, now) -> {
                  Actor by = Parties.actor(booking, memberId).orElseThrow();
                  return booking.cancel(by, booking.refundAt(by, now), reason, now);
                },
                Booking::canBeCancelledAt,
                booking -> booking.state() == BookingState.CANCELLED));
  }

  private static boolean isTheirs(Series series, UUID memberId) {
    return series.guestId().equals(memberId) || series.hostId().equals(memberId);
  }

  /** One arrow of one booking. */
  interface Arrow {
    BookingEvent of(Booking booking, Instant now);
  }

  /** One attempt, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private final SeriesTimes seriesTimes;
    private final Bookings bookings;
    private final Listings listings;
    private final ChangeRecord record;
    private final Clock clock;

    @Inject
    public Attempt(
        SeriesTimes seriesTimes,
        Bookings bookings,
        Listings listings,
        ChangeRecord record,
        Clock clock) {
      this.seriesTimes = seriesTimes;
      this.bookings = bookings;
      this.listings = listings;
      this.record = record;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null, null);
    }

    @Transactional
    FoundSeries find(UUID id, Predicate<Series> mayBeSeen) {
      Series series =
          seriesTimes.find(id).filter(mayBeSeen).orElseThrow(() -> new Refusal.SeriesUnknown(id));
      return new FoundSeries(
          series,
          listings.find(series.listingId()).orElseThrow(),
          bookings.all(series.bookingIds()));
    }

    /** Bookings in the order of their ids, so that two who do this do not wait for each other. */
    @Transactional
    FoundSeries change(
        UUID id,
        Predicate<Series> mayBeChanged,
        Arrow arrow,
        BiPredicate<Booking, Instant> open,
        Predicate<Booking> isDone) {
      FoundSeries found = find(id, mayBeChanged);
      Instant now = clock.instant();
      List<Booking> toChange =
          found.bookings().stream()
              .filter(booking -> open.test(booking, now))
              .sorted(Comparator.comparing(booking -> booking.id().toString()))
              .toList();
      if (toChange.isEmpty() && found.bookings().stream().noneMatch(isDone)) {
        BookingState state =
            found.bookings().stream().map(Booking::state).findFirst().orElse(BookingState.EXPIRED);
        throw new WrongState(state, "nothing of the series can be changed so any more");
      }
      for (Booking booking : toChange) {
        record.changed(booking, arrow.of(booking, now));
      }
      return found;
    }
  }
}
