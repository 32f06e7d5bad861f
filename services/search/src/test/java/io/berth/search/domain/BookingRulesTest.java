package io.berth.search.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookingRulesTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void today_can_be_had_until_it_is_over_in_the_listings_zone() {
    BookingRules rules = nights(SEOUL, 0, Days.ALL);

    assertThat(admits(rules, "2026-11-20", Instant.parse("2026-11-20T14:59:00Z"))).isTrue();
    assertThat(admits(rules, "2026-11-20", Instant.parse("2026-11-20T15:00:00Z"))).isFalse();
  }

  @Test
  void notice_is_counted_to_the_check_in() {
    BookingRules rules = nights(SEOUL, 24, Days.ALL);

    assertThat(admits(rules, "2026-11-21", Instant.parse("2026-11-20T06:00:00Z"))).isTrue();
    assertThat(admits(rules, "2026-11-21", Instant.parse("2026-11-20T06:00:01Z"))).isFalse();
  }

  @Test
  void the_window_ends_so_many_days_after_today() {
    BookingRules rules = nights(SEOUL, 0, Days.ALL);

    assertThat(admits(rules, "2026-12-20", NOW)).isTrue();
    assertThat(admits(rules, "2026-12-21", NOW)).isFalse();
  }

  @Test
  void guests_arrive_on_the_days_for_it() {
    BookingRules rules = nights(SEOUL, 0, Days.of(List.of(DayOfWeek.SATURDAY)));

    assertThat(admits(rules, "2026-11-21", NOW)).isTrue();
    assertThat(admits(rules, "2026-11-22", NOW)).isFalse();
  }

  @Test
  void a_booking_is_neither_too_short_nor_too_long_nor_too_many() {
    BookingRules rules =
        new BookingRules(
            new ListingCalendar(Slot.NIGHT, SEOUL, LocalTime.of(15, 0)),
            2,
            3,
            0,
            30,
            Days.ALL,
            OpeningHours.ALWAYS,
            2);
    long from = LocalDate.parse("2026-11-25").toEpochDay();

    assertThat(rules.admit(new Period(from, from + 1), 1, NOW)).isFalse();
    assertThat(rules.admit(new Period(from, from + 2), 2, NOW)).isTrue();
    assertThat(rules.admit(new Period(from, from + 2), 3, NOW)).isFalse();
    assertThat(rules.admit(new Period(from, from + 3), 1, NOW)).isTrue();
    assertThat(rules.admit(new Period(from, from + 4), 1, NOW)).isFalse();
  }

  @Test
  void a_sitting_lies_within_one_range() {
    BookingRules rules =
        open(SEOUL, range(Days.ALL, "11:30", "14:30"), range(Days.ALL, "17:00", "22:00"));

    assertThat(admits(rules, "2026-11-25T11:30+09:00", "2026-11-25T14:30+09:00")).isTrue();
    assertThat(admits(rules, "2026-11-25T11:15+09:00", "2026-11-25T12:30+09:00")).isFalse();
    assertThat(admits(rules, "2026-11-25T14:00+09:00", "2026-11-25T17:15+09:00")).isFalse();
    assertThat(admits(rules, "2026-11-25T21:45+09:00", "2026-11-25T22:00+09:00")).isTrue();
    assertThat(admits(rules, "2026-11-25T21:45+09:00", "2026-11-25T22:15+09:00")).isFalse();
  }

  @Test
  void a_range_to_midnight_goes_on_with_the_next_days_from_midnight() {
    Days friday = Days.of(List.of(DayOfWeek.FRIDAY));
    Days saturday = Days.of(List.of(DayOfWeek.SATURDAY));
    BookingRules rules =
        open(SEOUL, range(friday, "18:00", null), range(saturday, "00:00", "03:00"));

    assertThat(admits(rules, "2026-11-27T23:00+09:00", "2026-11-28T02:00+09:00")).isTrue();
    assertThat(admits(rules, "2026-11-27T23:00+09:00", "2026-11-28T03:15+09:00")).isFalse();
    assertThat(admits(rules, "2026-11-28T23:00+09:00", "2026-11-29T00:15+09:00")).isFalse();
  }

  @Test
  void many_ranges_that_are_the_same_are_looked_at_once_for_each_day() {
    Days mondayToFriday = Days.of(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    BookingRules rules =
        open(
            SEOUL,
            Collections.nCopies(50, range(mondayToFriday, "00:00", null))
                .toArray(OpeningHours.Range[]::new));
    long from = quarter("2026-11-23T23:45+09:00");
    long saturday = quarter("2026-11-28T00:00+09:00");

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(holds(rules, new Period(from, saturday))).isTrue();
          assertThat(holds(rules, new Period(from, saturday + 1))).isFalse();
        });
  }

  @Test
  void ranges_are_local_time_also_when_the_clocks_change() {
    BookingRules rules = open(NEW_YORK, range(Days.ALL, "09:00", "17:00"));

    assertThat(admits(rules, "2026-11-27T09:00-05:00", "2026-11-27T17:00-05:00")).isTrue();
    assertThat(admits(rules, "2027-03-14T09:00-04:00", "2027-03-14T17:00-04:00")).isTrue();
    assertThat(admits(rules, "2027-03-14T09:00-05:00", "2027-03-14T17:00-05:00")).isFalse();
  }

  @Test
  void a_day_that_a_zone_skips_can_not_be_had() {
    ListingCalendar apia =
        new ListingCalendar(Slot.NIGHT, ZoneId.of("Pacific/Apia"), LocalTime.of(15, 0));

    assertThat(apia.exists(LocalDate.parse("2011-12-29").toEpochDay())).isTrue();
    assertThat(apia.exists(LocalDate.parse("2011-12-30").toEpochDay())).isFalse();
  }

  @Test
  void everything_is_given_back_until_so_long_before_the_check_in() {
    Instant start = Instant.parse("2027-05-01T06:00:00Z");

    assertThat(CancellationPolicy.FLEXIBLE.freeUntil(start, NOW))
        .contains(Instant.parse("2027-04-30T06:00:00Z"));
    assertThat(CancellationPolicy.STRICT.freeUntil(start, NOW))
        .contains(Instant.parse("2027-04-17T06:00:00Z"));
    assertThat(CancellationPolicy.NON_REFUNDABLE.freeUntil(start, NOW)).isEmpty();
    assertThat(CancellationPolicy.MODERATE.freeUntil(start, Instant.parse("2027-04-26T06:00:00Z")))
        .isEmpty();
  }

  private static BookingRules nights(ZoneId zone, int noticeHours, Days checkInDays) {
    return new BookingRules(
        new ListingCalendar(Slot.NIGHT, zone, LocalTime.of(15, 0)),
        1,
        30,
        noticeHours,
        30,
        checkInDays,
        OpeningHours.ALWAYS,
        2);
  }

  private static BookingRules open(ZoneId zone, OpeningHours.Range... ranges) {
    return new BookingRules(
        new ListingCalendar(Slot.QUARTER_HOUR, zone, LocalTime.MIDNIGHT),
        1,
        96,
        0,
        300,
        Days.ALL,
        new OpeningHours(List.of(ranges)),
        2);
  }

  private static OpeningHours.Range range(Days days, String from, String to) {
    return new OpeningHours.Range(
        days, LocalTime.parse(from), to == null ? null : LocalTime.parse(to));
  }

  private static boolean holds(BookingRules rules, Period period) {
    return rules.openingHours().hold(period, rules.calendar());
  }

  private static boolean admits(BookingRules rules, String date, Instant now) {
    long from = LocalDate.parse(date).toEpochDay();
    return rules.admit(new Period(from, from + 1), 1, now);
  }

  private static boolean admits(BookingRules rules, String from, String to) {
    return rules.admit(new Period(quarter(from), quarter(to)), 1, NOW);
  }

  private static long quarter(String time) {
    return ZonedDateTime.parse(time).toEpochSecond() / ListingCalendar.QUARTER_SECONDS;
  }
}
