package io.berth.booking.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What a guest waits for: time of a listing that was taken when they asked. Where the kind is a
 * queue it is for a length, and begins on the day on which a unit is offered.
 *
 * @param endsAt when it ends by itself; null: not by the clock
 * @param bookingId what was offered; null while it waits
 */
public record Wish(
    UUID id,
    UUID listingId,
    UUID guestId,
    ListingCalendar calendar,
    Period period,
    int guests,
    boolean inQueue,
    Instant madeAt,
    Instant endsAt,
    UUID bookingId) {
  /** A guest has no more wishes at a time. */
  public static final int MOST = 10;

  /** A new wish; it ends when its period begins, of a running day or quarter when that is over. */
  public static Wish made(
      UUID id, Listing listing, UUID guestId, Period period, int guests, Instant now) {
    boolean inQueue = listing.kind().isQueue();
    Instant start = listing.calendar().startsAt(period);
    Instant end = start.isAfter(now) ? start : listing.calendar().endsAt(period);
    return new Wish(
        id,
        listing.id(),
        guestId,
        listing.calendar(),
        period,
        guests,
        inQueue,
        now,
        inQueue ? null : end,
        null);
  }

  /** The period that it is for now. */
  public Period periodAt(Instant now) {
    long late = calendar.cellAt(now) - period.from();
    return inQueue && late > 0 ? period.movedBy(late) : period;
  }
}
