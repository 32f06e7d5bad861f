package io.berth.search.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked by hand; {@code BruteForceTest} and the system tests compare any others. */
class PriceListTest {
  private static final ListingCalendar NIGHTS =
      new ListingCalendar(Slot.NIGHT, ZoneId.of("Asia/Seoul"), LocalTime.of(15, 0));
  private static final PriceList.Season CHRISTMAS =
      new PriceList.Season(LocalDate.parse("2027-12-24"), LocalDate.parse("2027-12-26"), 300_000);

  private final PriceList prices =
      new PriceList(
          "KRW",
          100_000,
          5_000,
          20_000,
          120_000,
          Days.of(List.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)),
          List.of(CHRISTMAS),
          List.of(new PriceList.LengthDiscount(3, 10), new PriceList.LengthDiscount(2, 5)),
          10);

  @Test
  void a_night_of_the_week_for_one() {
    assertThat(total("2027-05-03", "2027-05-04", 1))
        .isEqualTo((100_000 + 5_000 + 20_000) * 11 / 10);
  }

  @Test
  void a_weekend_costs_more_and_two_nights_a_little_less() {
    assertThat(total("2027-05-07", "2027-05-09", 2))
        .isEqualTo((240_000 - 12_000 + 10_000 + 20_000) * 11 / 10);
  }

  @Test
  void the_season_comes_before_the_weekend_and_the_longest_discount_counts() {
    assertThat(total("2027-12-23", "2027-12-26", 1))
        .isEqualTo((700_000 - 70_000 + 5_000 + 20_000) * 11 / 10);
  }

  @Test
  void half_a_unit_is_rounded_up_each_time() {
    PriceList odd =
        new PriceList(
            "KRW",
            5,
            0,
            0,
            5,
            Days.ALL,
            List.of(),
            List.of(new PriceList.LengthDiscount(1, 10)),
            10);

    assertThat(odd.total(dates("2027-05-03", "2027-05-04"), 1)).isEqualTo(5 - 1 + 0);
    assertThat(odd.total(dates("2027-05-03", "2027-05-06"), 1)).isEqualTo(15 - 2 + 1);
  }

  @Test
  void quarters_of_an_hour_cost_what_their_own_date_says() {
    ListingCalendar quarters =
        new ListingCalendar(Slot.QUARTER_HOUR, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT);
    long midnight = quarters.quarterAt(LocalDate.parse("2027-05-07"), LocalTime.MIDNIGHT);
    Dates dates = Dates.of(new Period(midnight - 1, midnight + 1), quarters);

    assertThat(prices.total(dates, 1)).isEqualTo((220_000 - 11_000 + 25_000) * 11 / 10);
  }

  private long total(String from, String to, int guests) {
    return prices.total(dates(from, to), guests);
  }

  private static Dates dates(String from, String to) {
    return Dates.of(
        new Period(LocalDate.parse(from).toEpochDay(), LocalDate.parse(to).toEpochDay()), NIGHTS);
  }
}
