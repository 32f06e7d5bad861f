package io.berth.search.domain;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a listing costs, as booking prices it; all amounts in minor units of one currency, at most
 * 10^12 each.
 *
 * @param perSlot for each cell, unless a season or a weekend day says otherwise
 * @param perGuest once for each guest of a booking
 * @param cleaningFee once for each booking
 * @param weekend in place of {@code perSlot} on {@code weekendDays}; the same if there is none
 * @param seasons in place of all others on their dates, first match first
 * @param lengthDiscounts the one with the longest length reached is taken off the cells' price
 * @param taxPercent on everything
 */
public record PriceList(
    String currency,
    long perSlot,
    long perGuest,
    long cleaningFee,
    long weekend,
    Days weekendDays,
    List<Season> seasons,
    List<LengthDiscount> lengthDiscounts,
    int taxPercent) {

  /** Dates with a price of their own; {@code to} is the first date after it. */
  public record Season(LocalDate from, LocalDate to, long perSlot) {
    public Season {
      requireNonNull(from);
      requireNonNull(to);
    }

    boolean contains(LocalDate date) {
      return !date.isBefore(from) && date.isBefore(to);
    }
  }

  /** Percent off the cells' price from a number of cells on. */
  public record LengthDiscount(int atLeast, int percent) {}

  public PriceList {
    currency = currency.intern();
    seasons = List.copyOf(seasons);
    lengthDiscounts = List.copyOf(lengthDiscounts);
  }

  /** What a booking of these dates by so many guests costs. */
  public long total(Dates dates, int guests) {
    long cells = seasons.isEmpty() ? plain(dates) : seasonal(dates);
    long net = cells - percent(cells, discount(dates.length())) + guests * perGuest + cleaningFee;
    return withTax(net, taxPercent);
  }

  /** A net price with its tax. */
  public static long withTax(long net, int taxPercent) {
    return net + percent(net, taxPercent);
  }

  /** The number of cells from which on seasons or discounts may change the sum of the cells. */
  public int plainBelow() {
    return seasons.isEmpty()
        ? lengthDiscounts.stream().mapToInt(LengthDiscount::atLeast).min().orElse(Integer.MAX_VALUE)
        : 0;
  }

  private long plain(Dates dates) {
    int dear = dates.on(weekendDays.bits());
    return weekend * dear + perSlot * (dates.length() - dear);
  }

  private long seasonal(Dates dates) {
    long sum = 0;
    for (Map.Entry<LocalDate, Integer> each : dates.each()) {
      sum += each.getValue() * cellPrice(each.getKey());
    }
    return sum;
  }

  private long cellPrice(LocalDate date) {
    for (Season season : seasons) {
      if (season.contains(date)) {
        return season.perSlot();
      }
    }
    return weekendDays.contains(date) ? weekend : perSlot;
  }

  private int discount(int length) {
    int longest = 0;
    int percent = 0;
    for (LengthDiscount each : lengthDiscounts) {
      if (length >= each.atLeast() && each.atLeast() > longest) {
        longest = each.atLeast();
        percent = each.percent();
      }
    }
    return percent;
  }

  /** Half a minor unit is rounded up. */
  private static long percent(long amount, int percent) {
    return (amount * percent + 50) / 100;
  }
}
