package io.berth.booking.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a listing costs; all amounts in minor units of one currency.
 *
 * @param perSlot for each cell, unless a season or a weekend day says otherwise
 * @param perGuest once for each guest of a booking
 * @param cleaningFee once for each booking
 * @param weekend in place of {@code perSlot} on {@code weekendDays}; null: no weekend price
 * @param seasons in place of all others on their dates, first match first
 * @param lengthDiscounts the one with the longest length reached is taken off the cells' price
 * @param taxPercent on everything, as a line of its own
 */
public record PriceList(
    String currency,
    long perSlot,
    long perGuest,
    long cleaningFee,
    Long weekend,
    Set<DayOfWeek> weekendDays,
    List<Season> seasons,
    List<LengthDiscount> lengthDiscounts,
    int taxPercent) {

  /** Dates with a price of their own; {@code to} is the first date after it. */
  public record Season(LocalDate from, LocalDate to, long perSlot) {
    boolean contains(LocalDate date) {
      return !date.isBefore(from) && date.isBefore(to);
    }
  }

  /** Percent off the cells' price from a number of cells on. */
  public record LengthDiscount(int atLeast, int percent) {}

  /** The price of one cell alone, without guests, fees, discount and tax. */
  public Money of(long cell, ListingCalendar calendar) {
    return Money.of(cellPrice(calendar.dateOf(cell)), currency);
  }

  /** The itemised price of a period; the lines add up to the total. */
  public Price of(Period period, int guests, ListingCalendar calendar) {
    TreeMap<Long, Integer> cellsByPrice = new TreeMap<>();
    for (long cell = period.from(); cell < period.to(); cell++) {
      cellsByPrice.merge(cellPrice(calendar.dateOf(cell)), 1, Integer::sum);
    }
    List<PriceLine> lines = new ArrayList<>();
    cellsByPrice.forEach(
        (each, count) -> lines.add(PriceLine.of(PriceLine.Kind.SLOTS, count, each)));
    long cells = lines.stream().mapToLong(PriceLine::amount).sum();
    lengthDiscounts.stream()
        .filter(discount -> period.length() >= discount.atLeast())
        .max(Comparator.comparingInt(LengthDiscount::atLeast))
        .ifPresent(
            discount ->
                addUnlessZero(
                    lines,
                    PriceLine.of(
                        PriceLine.Kind.LENGTH_DISCOUNT, 1, -percent(cells, discount.percent()))));
    addUnlessZero(lines, PriceLine.of(PriceLine.Kind.GUESTS, guests, perGuest));
    addUnlessZero(lines, PriceLine.of(PriceLine.Kind.CLEANING, 1, cleaningFee));
    long net = lines.stream().mapToLong(PriceLine::amount).reduce(0, Math::addExact);
    addUnlessZero(lines, PriceLine.of(PriceLine.Kind.TAX, 1, percent(net, taxPercent)));
    long total = lines.stream().mapToLong(PriceLine::amount).reduce(0, Math::addExact);
    return new Price(List.copyOf(lines), Money.of(total, currency));
  }

  private long cellPrice(LocalDate date) {
    for (Season season : seasons) {
      if (season.contains(date)) {
        return season.perSlot();
      }
    }
    return weekend != null && weekendDays.contains(date.getDayOfWeek()) ? weekend : perSlot;
  }

  private static void addUnlessZero(List<PriceLine> lines, PriceLine line) {
    if (line.amount() != 0) {
      lines.add(line);
    }
  }

  private static long percent(long amount, int percent) {
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(percent))
        .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
