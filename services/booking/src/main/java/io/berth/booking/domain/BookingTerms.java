package io.berth.booking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was agreed; only another unit of the listing and other dates may be agreed on later.
 *
 * @param seriesId the series that it belongs to; null: none
 * @param graceMinutes after the start, until nobody is expected any more
 * @param lateFeePerSlot for each cell begun after the end, minor units of the price's currency
 * @param needsApproval whether the host is asked before it stands
 */
public record BookingTerms(
    UUID id,
    UUID seriesId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    Kind kind,
    ListingCalendar calendar,
    UUID unitId,
    String unitName,
    Period period,
    int buffer,
    int graceMinutes,
    long lateFeePerSlot,
    int guests,
    Price price,
    RefundTimeline refundTimeline,
    boolean needsApproval,
    boolean oneShot,
    Instant madeAt) {
  private static final Duration LONGEST_REQUEST = Duration.ofHours(24);
  private static final Duration BEFORE_LAPSE = Duration.ofHours(1);

  /** What is taken with the booking: its period, and the buffer after it. */
  public Period taken() {
    return period.extendedBy(buffer);
  }

  BookingTerms onUnit(UUID otherId, String otherName) {
    return changed(otherId, otherName, period, price, refundTimeline);
  }

  BookingTerms changed(DateChange change) {
    return changed(
        change.unitId(),
        change.unitName(),
        change.period(),
        change.price(),
        change.refundTimeline());
  }

  private BookingTerms changed(
      UUID otherId,
      String otherName,
      Period otherPeriod,
      Price otherPrice,
      RefundTimeline otherTimeline) {
    return new BookingTerms(
        id,
        seriesId,
        listingId,
        guestId,
        hostId,
        kind,
        calendar,
        otherId,
        otherName,
        otherPeriod,
        buffer,
        graceMinutes,
        lateFeePerSlot,
        guests,
        otherPrice,
        otherTimeline,
        needsApproval,
        oneShot,
        madeAt);
  }

  public Instant startsAt() {
    return calendar.startsAt(period);
  }

  public Instant endsAt() {
    return calendar.endsAt(period);
  }

  /** Its start; of a running day or quarter, which began before it was booked, its end. */
  Instant latestStart() {
    return startsAt().isAfter(madeAt) ? startsAt() : endsAt();
  }

  /**
   * Until when the host may answer.
   *
   * @param authorizedUntil when what is reserved lapses; null if nothing is, or it is not known
   */
  Instant answerBy(Instant now, Instant authorizedUntil) {
    Instant end = latestStart();
    return Stream.of(
            now.plus(LONGEST_REQUEST),
            end,
            authorizedUntil == null ? end : authorizedUntil.minus(BEFORE_LAPSE))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  Instant graceEndsAt() {
    Instant expected = startsAt().isAfter(madeAt) ? startsAt() : madeAt;
    return expected.plus(grace());
  }

  Duration grace() {
    return Duration.ofMinutes(graceMinutes);
  }

  /**
   * When the clock looks at it once it is confirmed: to start it, or, where somebody must, because
   * nobody has.
   */
  Instant givenUpAt() {
    if (kind.use() != Kind.Use.RECORDED) {
      return startsAt();
    }
    Instant graceEnds = graceEndsAt();
    return kind.isGivenUpAfterGrace() && graceEnds.isBefore(endsAt()) ? graceEnds : endsAt();
  }

  /**
   * Until when payment's yes is in time: until the latest start, by the quarter-hour until its
   * grace is over.
   */
  Instant endOfWelcome() {
    Instant latest = latestStart();
    Instant end = calendar.slot().isByDate() ? latest : latest.plus(grace());
    return end.isBefore(endsAt()) ? end : endsAt();
  }

  String currency() {
    return price.total().currency();
  }
}
