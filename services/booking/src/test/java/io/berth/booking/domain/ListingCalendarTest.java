package io.berth.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingCalendarTest {

  @ParameterizedTest
  @CsvSource({
    // the clock skips 02:00 to 03:00 in New York: 02:30 is 03:30
    "America/New_York, 2027-03-14, 02:30, 2027-03-14T07:30:00Z",
    // 01:30 comes twice there: the earlier one
    "America/New_York, 2027-11-07, 01:30, 2027-11-07T05:30:00Z",
    // Lord Howe moves by half an hour
    "Australia/Lord_Howe, 2027-10-03, 02:15, 2027-10-02T15:45:00Z",
    "Asia/Kathmandu, 2027-05-01, 15:00, 2027-05-01T09:15:00Z",
    "Asia/Seoul, 2027-05-01, 15:00, 2027-05-01T06:00:00Z"
  })
  void a_stay_begins_at_check_in_in_the_listings_zone(
      String zone, String day, String checkIn, Instant startsAt) {
    ListingCalendar calendar =
        new ListingCalendar(
            Slot.NIGHT, ZoneId.of(zone), LocalTime.parse(checkIn), LocalTime.parse(checkIn));
    Period night = calendar.periodFrom(day, 1);

    assertThat(calendar.startsAt(night)).isEqualTo(startsAt);
    assertThat(night.length()).as("a night counts once, whatever its hours").isOne();
  }

  @Test
  void a_quarter_may_be_named_with_any_offset_but_falls_on_a_quarter_of_utc() {
    ListingCalendar calendar =
        new ListingCalendar(
            Slot.QUARTER_HOUR, ZoneId.of("Asia/Kathmandu"), LocalTime.MIN, LocalTime.MIN);

    Period named = calendar.period("2027-05-01T09:30+09:00", "2027-05-01T01:00Z", 366);

    assertThat(named.length()).isEqualTo(2);
    assertThat(calendar.text(named.from())).isEqualTo("2027-05-01T06:15:00+05:45");
    assertThatThrownBy(() -> calendar.period("2027-05-01T09:40+09:00", "2027-05-01T11:00Z", 366))
        .isInstanceOfSatisfying(
            InvalidPeriod.class, wrong -> assertThat(wrong.rule()).isEqualTo("QuarterHour"));
  }

  @Test
  void today_may_be_booked_until_it_is_over_in_the_listings_zone() {
    ListingCalendar seoul =
        new ListingCalendar(
            Slot.NIGHT, ZoneId.of("Asia/Seoul"), LocalTime.of(15, 0), LocalTime.of(11, 0));
    Instant justBeforeMidnight = Instant.parse("2027-05-01T14:59:59Z");

    assertThat(seoul.comingPeriod("2027-05-01", "2027-05-02", 366, justBeforeMidnight)).isNotNull();
    assertThatThrownBy(
            () ->
                seoul.comingPeriod(
                    "2027-05-01", "2027-05-02", 366, justBeforeMidnight.plusSeconds(1)))
        .isInstanceOf(InvalidPeriod.class);
  }
}
