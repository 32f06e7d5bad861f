package io.berth.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule by itself, on both sides of its edge. */
class BookingRulesTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  /** Saturday, 1 May 2027, 12:00 in Seoul. */
  private static final Instant NOW = Instant.parse("2027-05-01T03:00:00Z");

  /** 2 to 5 nights for 4 guests, 27 hours ahead, within 30 days, from Monday to Friday. */
  @ParameterizedTest(name = "{0} to {1} for {2}: {3}")
  @CsvSource({
    "2027-05-03, 2027-05-05, 4, ''",
    "2027-05-03, 2027-05-04, 4, MIN_STAY",
    "2027-05-03, 2027-05-08, 4, ''",
    "2027-05-03, 2027-05-09, 4, MAX_STAY",
    "2027-05-03, 2027-05-05, 5, MAX_GUESTS",
    "2027-05-31, 2027-06-02, 4, ''",
    "2027-06-01, 2027-06-03, 4, WINDOW",
    "2027-05-07, 2027-05-09, 4, ''",
    "2027-05-08, 2027-05-10, 4, CHECK_IN_DAY",
    "2027-05-02, 2027-05-03, 5, MIN_STAY CHECK_IN_DAY MAX_GUESTS",
    "2027-05-01, 2027-05-03, 1, NOTICE CHECK_IN_DAY"
  })
  void by_night(String from, String to, int guests, String broken) {
    ListingCalendar nights =
        new ListingCalendar(Slot.NIGHT, SEOUL, LocalTime.of(15, 0), LocalTime.of(11, 0));
    BookingRules rules =
        new BookingRules(
            2, 5, 27, 30, 0, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 15, 0, List.of());

    assertThat(brokenBy(rules, nights, from, to, guests)).isEqualTo(broken);
  }

  /** A sitting of two hours, three hours ahead, within a day. */
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2027-05-01T15:00+09:00, 2027-05-01T17:00+09:00, ''",
    "2027-05-01T14:45+09:00, 2027-05-01T16:45+09:00, NOTICE",
    "2027-05-01T18:00+09:00, 2027-05-01T19:45+09:00, MIN_STAY",
    "2027-05-01T18:00+09:00, 2027-05-01T20:15+09:00, MAX_STAY",
    "2027-05-02T23:45+09:00, 2027-05-03T01:45+09:00, ''",
    "2027-05-03T00:00+09:00, 2027-05-03T02:00+09:00, WINDOW"
  })
  void by_the_quarter_of_an_hour(String from, String to, String broken) {
    ListingCalendar quarters =
        new ListingCalendar(Slot.QUARTER_HOUR, SEOUL, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    BookingRules rules =
        new BookingRules(8, 8, 3, 1, 0, EnumSet.allOf(DayOfWeek.class), 15, 0, List.of());

    assertThat(brokenBy(rules, quarters, from, to, 1)).isEqualTo(broken);
  }

  /** Lunch and dinner each day, on Friday and Saturday until 01:00, through Sunday night. */
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2027-05-03T11:30+09:00, 2027-05-03T14:30+09:00, ''",
    "2027-05-03T11:15+09:00, 2027-05-03T12:30+09:00, OPENING_HOURS",
    "2027-05-03T13:30+09:00, 2027-05-03T14:45+09:00, OPENING_HOURS",
    "2027-05-03T14:30+09:00, 2027-05-03T17:30+09:00, OPENING_HOURS",
    "2027-05-03T14:00+09:00, 2027-05-03T18:00+09:00, OPENING_HOURS",
    "2027-05-07T23:00+09:00, 2027-05-08T01:00+09:00, ''",
    "2027-05-07T23:00+09:00, 2027-05-08T01:15+09:00, OPENING_HOURS",
    "2027-05-08T00:30+09:00, 2027-05-08T01:00+09:00, ''",
    "2027-05-04T23:00+09:00, 2027-05-05T00:15+09:00, OPENING_HOURS",
    "2027-05-09T17:30+09:00, 2027-05-10T14:30+09:00, OPENING_HOURS",
    "2027-05-09T18:00+09:00, 2027-05-10T06:00+09:00, ''"
  })
  void within_opening_hours(String from, String to, String broken) {
    ListingCalendar quarters =
        new ListingCalendar(Slot.QUARTER_HOUR, SEOUL, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    EnumSet<DayOfWeek> each = EnumSet.allOf(DayOfWeek.class);
    List<OpeningHours> hours =
        List.of(
            new OpeningHours(each, LocalTime.of(11, 30), LocalTime.of(14, 30)),
            new OpeningHours(each, LocalTime.of(17, 30), LocalTime.MIDNIGHT),
            new OpeningHours(
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                LocalTime.MIDNIGHT,
                LocalTime.of(1, 0)),
            new OpeningHours(EnumSet.of(DayOfWeek.MONDAY), LocalTime.MIDNIGHT, LocalTime.of(6, 0)));
    BookingRules rules = new BookingRules(1, 96, 0, 30, 0, each, 15, 0, hours);

    assertThat(brokenBy(rules, quarters, from, to, 1)).isEqualTo(broken);
  }

  /** A place that never closes has no hour at which a booking must end. */
  @Test
  void around_the_clock() {
    ListingCalendar quarters =
        new ListingCalendar(Slot.QUARTER_HOUR, SEOUL, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    EnumSet<DayOfWeek> each = EnumSet.allOf(DayOfWeek.class);
    OpeningHours always = new OpeningHours(each, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    BookingRules rules = new BookingRules(1, 366, 0, 30, 0, each, 15, 0, List.of(always));

    assertThat(brokenBy(rules, quarters, "2027-05-03T09:00+09:00", "2027-05-06T10:00+09:00", 1))
        .isEmpty();
  }

  /** To try all ways from range to range would take their number to the power of the days. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void many_ranges_that_say_the_same() {
    ListingCalendar quarters =
        new ListingCalendar(Slot.QUARTER_HOUR, SEOUL, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    OpeningHours allDay =
        new OpeningHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
            LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT);
    EnumSet<DayOfWeek> each = EnumSet.allOf(DayOfWeek.class);
    BookingRules rules =
        new BookingRules(1, 366, 0, 30, 0, each, 15, 0, Collections.nCopies(1_000, allDay));

    assertThat(brokenBy(rules, quarters, "2027-05-03T00:00+09:00", "2027-05-06T00:00+09:00", 1))
        .isEmpty();
    assertThat(brokenBy(rules, quarters, "2027-05-03T00:00+09:00", "2027-05-06T00:15+09:00", 1))
        .isEqualTo("OPENING_HOURS");
  }

  private static String brokenBy(
      BookingRules rules, ListingCalendar calendar, String from, String to, int guests) {
    return rules
        .brokenBy(calendar.period(from, to, Period.LONGEST), guests, 4, calendar, NOW)
        .stream()
        .map(Enum::name)
        .collect(Collectors.joining(" "));
  }
}
