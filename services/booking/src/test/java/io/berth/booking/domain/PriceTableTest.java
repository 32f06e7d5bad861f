package io.berth.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of a price by itself, and where two of them meet. */
class PriceTableTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

  /** 2027-05-01 is a Saturday; the season is 5 to 8 May at 300. */
  @ParameterizedTest(name = "{0}: {1} to {2} for {3} is {5}")
  @CsvSource({
    "two weekdays,            2027-05-03, 2027-05-05, 1, 200, SLOTS 200",
    "a weekend night,         2027-05-01, 2027-05-02, 1, 150, SLOTS 150",
    "Friday and Saturday,     2027-04-30, 2027-05-02, 1, 300, SLOTS 300",
    "Sunday is no weekend,    2027-05-02, 2027-05-03, 1, 100, SLOTS 100",
    "the season's first,      2027-05-05, 2027-05-06, 1, 300, SLOTS 300",
    "the day after it,        2027-05-08, 2027-05-09, 1, 150, SLOTS 150",
    "a season on a Friday,    2027-05-07, 2027-05-08, 1, 300, SLOTS 300",
    "both prices in one,      2027-05-04, 2027-05-06, 1, 400, SLOTS 100 + SLOTS 300",
    "shorter than a discount, 2027-05-10, 2027-05-14, 1, 400, SLOTS 400",
    "the first discount,      2027-05-17, 2027-05-22, 1, 495, SLOTS 400 + SLOTS 150 - 55",
    "only the longest counts, 2027-05-09, 2027-05-19, 1, 880, SLOTS 800 + SLOTS 300 - 220"
  })
  void by_night(String name, String from, String to, int guests, long total, String lines) {
    PriceList prices = prices(100, 0, 0, 150L, 0);

    Price price = prices.of(nights().period(from, to, Period.LONGEST), guests, nights());

    assertThat(price.total().amount()).isEqualTo(total);
    assertThat(text(price)).isEqualTo(lines);
  }

  @ParameterizedTest(name = "{0} each, {1} per guest, {2} cleaning, {3} % tax, {4} guests: {5}")
  @CsvSource({
    "100, 0, 0, 0, 3, 100, SLOTS 100",
    "100, 7, 0, 0, 3, 121, SLOTS 100 + GUESTS 21",
    "100, 0, 30, 0, 1, 130, SLOTS 100 + CLEANING 30",
    "100, 0, 0, 10, 1, 110, SLOTS 100 + TAX 10",
    "100, 7, 30, 10, 2, 158, SLOTS 100 + GUESTS 14 + CLEANING 30 + TAX 14",
    "5, 0, 0, 10, 1, 6, SLOTS 5 + TAX 1",
    "4, 0, 0, 10, 1, 4, SLOTS 4",
    "0, 7, 0, 0, 2, 14, SLOTS 0 + GUESTS 14",
    "0, 0, 0, 10, 2, 0, SLOTS 0"
  })
  void what_is_added(
      long perSlot, long perGuest, long cleaning, int tax, int guests, long total, String lines) {
    PriceList prices = prices(perSlot, perGuest, cleaning, null, tax);

    Price price =
        prices.of(nights().period("2027-05-10", "2027-05-11", Period.LONGEST), guests, nights());

    assertThat(price.total().amount()).isEqualTo(total);
    assertThat(text(price)).isEqualTo(lines);
  }

  /** The weekend is the listing's: Friday begins in Seoul at 15:00 UTC of Thursday. */
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2027-05-06T14:30Z, 2027-05-06T15:00Z, 600",
    "2027-05-09T15:00Z, 2027-05-09T15:30Z, 200",
    "2027-05-13T14:45Z, 2027-05-13T15:15Z, 250",
    "2027-05-15T23:30+09:00, 2027-05-16T00:30+09:00, 500"
  })
  void by_the_quarter_of_an_hour(String from, String to, long total) {
    ListingCalendar quarters =
        new ListingCalendar(Slot.QUARTER_HOUR, SEOUL, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    PriceList prices = prices(100, 0, 0, 150L, 0);

    Price price = prices.of(quarters.period(from, to, Period.LONGEST), 1, quarters);

    assertThat(price.total().amount()).isEqualTo(total);
  }

  private static ListingCalendar nights() {
    return new ListingCalendar(Slot.NIGHT, SEOUL, LocalTime.of(15, 0), LocalTime.of(11, 0));
  }

  private static PriceList prices(
      long perSlot, long perGuest, long cleaning, Long weekend, int tax) {
    return new PriceList(
        "KRW",
        perSlot,
        perGuest,
        cleaning,
        weekend,
        WEEKEND,
        weekend == null
            ? List.of()
            : List.of(
                new PriceList.Season(LocalDate.of(2027, 5, 5), LocalDate.of(2027, 5, 8), 300)),
        List.of(new PriceList.LengthDiscount(5, 10), new PriceList.LengthDiscount(10, 20)),
        tax);
  }

  private static String text(Price price) {
    return price.lines().stream()
        .map(
            line ->
                line.amount() < 0
                    ? "- " + -line.amount()
                    : "+ " + line.kind() + " " + line.amount())
        .collect(Collectors.joining(" "))
        .substring(2);
  }
}
