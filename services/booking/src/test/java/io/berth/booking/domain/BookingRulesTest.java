package io.berth.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.stream.Collectors;
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
        new BookingRules(2, 5, 27, 30, 0, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 15, 0);

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
    BookingRules rules = new BookingRules(8, 8, 3, 1, 0, EnumSet.allOf(DayOfWeek.class), 15, 0);

    assertThat(brokenBy(rules, quarters, from, to, 1)).isEqualTo(broken);
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
