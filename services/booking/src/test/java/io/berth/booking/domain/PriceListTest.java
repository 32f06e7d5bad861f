package io.berth.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PriceListTest {
  private static final ListingCalendar SEOUL =
      new ListingCalendar(
          Slot.NIGHT, ZoneId.of("Asia/Seoul"), LocalTime.of(15, 0), LocalTime.of(11, 0));

  @Example
  void weekend_season_length_guests_cleaning_and_tax_are_lines_that_add_up() {
    PriceList prices =
        new PriceList(
            "KRW",
            100_000,
            5_000,
            20_000,
            120_000L,
            EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
            List.of(
                new PriceList.Season(LocalDate.of(2027, 5, 5), LocalDate.of(2027, 5, 6), 300_000)),
            List.of(new PriceList.LengthDiscount(3, 5), new PriceList.LengthDiscount(7, 10)),
            10);

    // Thursday 29 April to Thursday 6 May: 4 × 100,000, 2 × 120,000 (Fri, Sat), 1 × 300,000 (5 May)
    Price price = prices.of(SEOUL.period("2027-04-29", "2027-05-06", 366), 2, SEOUL);

    assertThat(price.lines())
        .extracting(PriceLine::kind, PriceLine::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(PriceLine.Kind.SLOTS, 400_000L),
            org.assertj.core.groups.Tuple.tuple(PriceLine.Kind.SLOTS, 240_000L),
            org.assertj.core.groups.Tuple.tuple(PriceLine.Kind.SLOTS, 300_000L),
            org.assertj.core.groups.Tuple.tuple(PriceLine.Kind.LENGTH_DISCOUNT, -94_000L),
            org.assertj.core.groups.Tuple.tuple(PriceLine.Kind.GUESTS, 10_000L),
            org.assertj.core.groups.Tuple.tuple(PriceLine.Kind.CLEANING, 20_000L),
            org.assertj.core.groups.Tuple.tuple(PriceLine.Kind.TAX, 87_600L));
    assertThat(price.total()).isEqualTo(Money.of(963_600, "KRW"));
  }

  @Property
  void the_lines_add_up_to_the_total(
      @ForAll @IntRange(max = 1_000_000) int perSlot,
      @ForAll @IntRange(max = 100) int tax,
      @ForAll @IntRange(min = 1, max = 60) int nights) {
    PriceList prices =
        new PriceList(
            "KRW",
            perSlot,
            0,
            777,
            null,
            EnumSet.noneOf(DayOfWeek.class),
            List.of(),
            List.of(new PriceList.LengthDiscount(7, 33)),
            tax);

    Price price = prices.of(SEOUL.periodFrom("2027-05-01", nights), 1, SEOUL);

    assertThat(price.lines().stream().mapToLong(PriceLine::amount).sum())
        .isEqualTo(price.total().amount());
  }
}
