package io.berth.booking.domain;

import static java.time.LocalTime.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nights, days, quarters, buffers, notices, deadlines and refunds on days whose clocks change: by
 * an hour in New York, by half an hour in Lord Howe, by a whole day in Apia, where 30 December 2011
 * never was; and in Seoul and Kathmandu, where they do not.
 */
class ClockChangeTest {
  private static final int CELLS_PER_HOUR = 4;

  /** Check-in 15:00, check-out 11:00: the night before a change to summer time is an hour short. */
  @ParameterizedTest
  @CsvSource({
    "Asia/Seoul, 2027-03-13, 2027-03-13T06:00:00Z, PT20H",
    "Asia/Kathmandu, 2027-03-13, 2027-03-13T09:15:00Z, PT20H",
    "America/New_York, 2027-03-13, 2027-03-13T20:00:00Z, PT19H",
    "America/New_York, 2027-03-14, 2027-03-14T19:00:00Z, PT20H",
    "America/New_York, 2027-11-06, 2027-11-06T19:00:00Z, PT21H",
    "America/New_York, 2027-11-07, 2027-11-07T20:00:00Z, PT20H",
    "Australia/Lord_Howe, 2027-04-03, 2027-04-03T04:00:00Z, PT20H30M",
    "Australia/Lord_Howe, 2027-10-02, 2027-10-02T04:30:00Z, PT19H30M",
    "Pacific/Apia, 2020-09-26, 2020-09-26T02:00:00Z, PT19H",
    "Pacific/Apia, 2021-04-03, 2021-04-03T01:00:00Z, PT21H",
    "Pacific/Apia, 2011-12-29, 2011-12-30T01:00:00Z, PT20H"
  })
  void a_night_is_one_cell_however_many_hours_it_has(
      String zone, LocalDate day, Instant startsAt, Duration hours) {
    ListingCalendar calendar = nights(zone, "15:00", "11:00");
    Period night = calendar.periodFrom(day.toString(), 1);

    assertThat(night.length()).isOne();
    assertThat(calendar.startsAt(night)).isEqualTo(startsAt);
    assertThat(calendar.endsAt(night)).isEqualTo(startsAt.plus(hours));
  }

  /**
   * A check-in time that is skipped moves forward by the gap; one that comes twice is the first.
   */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2027-03-14, 02:30, 2027-03-14T07:30:00Z",
    "America/New_York, 2027-11-07, 01:30, 2027-11-07T05:30:00Z",
    "Australia/Lord_Howe, 2027-10-03, 02:15, 2027-10-02T15:45:00Z",
    "Australia/Lord_Howe, 2027-04-04, 01:45, 2027-04-03T14:45:00Z",
    "Pacific/Apia, 2020-09-27, 03:30, 2020-09-26T14:30:00Z"
  })
  void a_local_time_that_is_skipped_or_comes_twice_is_one_instant(
      String zone, LocalDate day, String time, Instant startsAt) {
    ListingCalendar calendar = nights(zone, time, time);

    assertThat(calendar.startsAt(calendar.periodFrom(day.toString(), 1))).isEqualTo(startsAt);
  }

  @Test
  void a_day_that_never_was_has_no_night() {
    ListingCalendar calendar = nights("Pacific/Apia", "15:00", "11:00");

    assertThatThrownBy(() -> calendar.period("2011-12-30", "2011-12-31", 366))
        .isInstanceOfSatisfying(
            InvalidPeriod.class, wrong -> assertThat(wrong.rule()).isEqualTo("Calendar"));
  }

  /** Neighbours never share an instant, in any zone, whatever its clocks do. */
  @ParameterizedTest
  @CsvSource({
    "Asia/Seoul, 2027-01-01",
    "Asia/Kathmandu, 2027-01-01",
    "America/New_York, 2027-01-01",
    "Australia/Lord_Howe, 2027-01-01",
    "Pacific/Apia, 2020-08-01"
  })
  void a_guest_leaves_before_the_next_one_comes(String zone, LocalDate first) {
    for (String[] times : new String[][] {{"15:00", "11:00"}, {"12:00", "12:00"}}) {
      ListingCalendar calendar = nights(zone, times[0], times[1]);
      for (LocalDate day = first; day.isBefore(first.plusDays(366)); day = day.plusDays(1)) {
        Period night = calendar.periodFrom(day.toString(), 1);

        assertThat(calendar.endsAt(night))
            .as("%s %s", zone, day)
            .isBeforeOrEqualTo(calendar.startsAt(night.movedBy(1)));
        assertThat(calendar.startsAt(night)).isBeforeOrEqualTo(calendar.endsAt(night));
        assertThat(calendar.text(night.from())).isEqualTo(day.toString());
      }
    }
  }

  /** From midnight to midnight there are as many quarters as the day has. */
  @ParameterizedTest
  @CsvSource({
    "Asia/Seoul, 2027-03-14, 24",
    "Asia/Kathmandu, 2027-03-14, 24",
    "America/New_York, 2027-03-14, 23",
    "America/New_York, 2027-11-07, 25",
    "Australia/Lord_Howe, 2027-10-03, 23.5",
    "Australia/Lord_Howe, 2027-04-04, 24.5",
    "Pacific/Apia, 2020-09-27, 23",
    "Pacific/Apia, 2021-04-04, 25"
  })
  void each_quarter_of_a_day_is_read_as_it_is_written(String zone, LocalDate day, double hours) {
    ListingCalendar calendar = quarters(zone);
    String midnight = midnight(day, zone);
    String nextMidnight = midnight(day.plusDays(1), zone);

    Period whole = calendar.period(midnight, nextMidnight, 366);

    assertThat(whole.length()).isEqualTo((long) (hours * CELLS_PER_HOUR));
    for (long cell = whole.from(); cell < whole.to(); cell++) {
      String text = calendar.text(cell);
      assertThat(calendar.periodFrom(text, 1).from()).as(text).isEqualTo(cell);
      assertThat(calendar.dateOf(cell)).as(text).isEqualTo(day);
      assertThat(calendar.startsAt(new Period(cell, cell + 1)))
          .isEqualTo(OffsetDateTime.parse(text).toInstant());
    }
    assertThat(calendar.dateOf(whole.from() - 1)).isEqualTo(day.minusDays(1));
    assertThat(calendar.dateOf(whole.to())).isEqualTo(day.plusDays(1));
  }

  /**
   * The hour that comes twice is two hours, with a price for each quarter and one after the end.
   */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2027-11-07T01:00-04:00, 2027-11-07T01:00-05:00, 4",
    "Australia/Lord_Howe, 2027-04-04T01:30+11:00, 2027-04-04T01:30+10:30, 2",
    "Pacific/Apia, 2021-04-04T03:00+14:00, 2021-04-04T03:00+13:00, 4"
  })
  void the_time_that_comes_twice_can_be_booked_twice(
      String zone, String first, String second, int cells) {
    ListingCalendar calendar = quarters(zone);
    Period period = calendar.period(first, second, 366);
    Period next = period.movedBy(cells);

    assertThat(period.length()).isEqualTo(cells);
    assertThat(period.overlaps(next)).isFalse();
    assertThat(period.extendedBy(1).overlaps(next)).as("the buffer is real time too").isTrue();
    assertThat(calendar.endsAt(period)).isEqualTo(calendar.startsAt(next));
    assertThat(prices().of(period, 1, calendar).total()).isEqualTo(Money.of(100L * cells, "KRW"));
  }

  /** 24 hours before check-in are 24 hours, not the same time of the day before. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2027-03-14, 2027-03-13T19:00:00Z",
    "America/New_York, 2027-11-07, 2027-11-06T20:00:00Z",
    "Australia/Lord_Howe, 2027-10-03, 2027-10-02T04:00:00Z",
    "Australia/Lord_Howe, 2027-04-04, 2027-04-03T04:30:00Z",
    "Asia/Seoul, 2027-03-14, 2027-03-13T06:00:00Z"
  })
  void notice_and_refund_count_hours(String zone, LocalDate day, Instant aDayBefore) {
    ListingCalendar calendar = nights(zone, "15:00", "11:00");
    Period night = calendar.periodFrom(day.toString(), 1);
    RefundTimeline timeline =
        CancellationPolicy.FLEXIBLE.timeline(calendar.startsAt(night), Money.of(1_000, "KRW"));
    BookingRules notice =
        new BookingRules(1, 30, 24, 540, 0, EnumSet.allOf(DayOfWeek.class), 0, 0, List.of());

    assertThat(timeline.refundAt(aDayBefore.minusMillis(1))).isEqualTo(1_000);
    assertThat(timeline.refundAt(aDayBefore)).isEqualTo(500);
    assertThat(notice.brokenByStart(night.from(), calendar, aDayBefore)).isEmpty();
    assertThat(notice.brokenByStart(night.from(), calendar, aDayBefore.plusMillis(1)))
        .containsExactly(BookingRule.NOTICE);
  }

  /** Open from 00:00 to 24:00 and from 01:30 to 03:15, as long as the clocks leave of it. */
  @ParameterizedTest
  @CsvSource({
    "Asia/Seoul, 2027-03-14, 96, 7",
    "America/New_York, 2027-03-14, 92, 3",
    "America/New_York, 2027-11-07, 100, 11",
    "Australia/Lord_Howe, 2027-10-03, 94, 5",
    "Australia/Lord_Howe, 2027-04-04, 98, 9"
  })
  void opening_hours_go_by_the_listings_own_clock(
      String zone, LocalDate day, int wholeDay, int night) {
    ListingCalendar calendar = quarters(zone);
    long midnight = calendar.periodFrom(midnight(day, zone), 1).from();
    OpeningHours always = new OpeningHours(Set.of(day.getDayOfWeek()), MIDNIGHT, MIDNIGHT);
    OpeningHours nights =
        new OpeningHours(Set.of(day.getDayOfWeek()), LocalTime.of(1, 30), LocalTime.of(3, 15));

    assertThat(open(always, midnight - 8, calendar)).hasSize(wholeDay);
    List<Long> open = open(nights, midnight - 8, calendar);

    assertThat(open).hasSize(night);
    assertThat(calendar.text(open.get(0))).contains("T01:30");
    assertThat(calendar.text(open.get(night - 1) + 1)).contains("T03:15");
    assertThat(include(nights, new Period(open.get(0), open.get(0) + night), calendar)).isTrue();
    assertThat(include(nights, new Period(open.get(0), open.get(0) + night + 1), calendar))
        .isFalse();
  }

  /** What lies wholly in the skipped hour begins after it; what ends in it has no time at all. */
  @Test
  void opening_hours_that_the_clocks_skip() {
    ListingCalendar calendar = quarters("America/New_York");
    Period threeToHalfPast = calendar.period("2027-03-14T03:00-04:00", "2027-03-14T03:30-04:00", 9);
    Set<DayOfWeek> sunday = Set.of(DayOfWeek.SUNDAY);

    OpeningHours skipped = new OpeningHours(sunday, LocalTime.of(2, 0), LocalTime.of(2, 30));
    OpeningHours ended = new OpeningHours(sunday, LocalTime.of(2, 0), LocalTime.of(3, 0));

    assertThat(include(skipped, threeToHalfPast, calendar)).isTrue();
    assertThat(open(ended, threeToHalfPast.from() - 12, calendar)).isEmpty();
  }

  private static List<Long> open(OpeningHours hours, long since, ListingCalendar calendar) {
    return LongStream.range(since, since + 120)
        .filter(cell -> include(hours, new Period(cell, cell + 1), calendar))
        .boxed()
        .toList();
  }

  private static boolean include(OpeningHours hours, Period period, ListingCalendar calendar) {
    return OpeningHours.include(List.of(hours), period, calendar);
  }

  /** Saturday is Saturday in the listing's zone, wherever the server stands. */
  @ParameterizedTest
  @CsvSource({
    "Pacific/Apia, 2027-05-08T00:00+13:00, 120",
    "Pacific/Apia, 2027-05-07T23:45+13:00, 100",
    "Pacific/Apia, 2027-05-09T00:00+13:00, 100",
    "America/New_York, 2027-05-08T23:45-04:00, 120",
    "Asia/Kathmandu, 2027-05-08T00:00+05:45, 120"
  })
  void a_weekend_price_goes_by_the_listings_own_date(String zone, String from, long price) {
    ListingCalendar calendar = quarters(zone);

    assertThat(prices().of(calendar.periodFrom(from, 1).from(), calendar).amount())
        .isEqualTo(price);
  }

  private static PriceList prices() {
    return new PriceList(
        "KRW", 100, 0, 0, 120L, Set.of(DayOfWeek.SATURDAY), List.of(), List.of(), 0);
  }

  private static ListingCalendar nights(String zone, String checkIn, String checkOut) {
    return new ListingCalendar(
        Slot.NIGHT, ZoneId.of(zone), LocalTime.parse(checkIn), LocalTime.parse(checkOut));
  }

  private static ListingCalendar quarters(String zone) {
    return new ListingCalendar(
        Slot.QUARTER_HOUR, ZoneId.of(zone), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
  }

  private static String midnight(LocalDate day, String zone) {
    return day.atStartOfDay(ZoneId.of(zone)).toOffsetDateTime().toString();
  }
}
