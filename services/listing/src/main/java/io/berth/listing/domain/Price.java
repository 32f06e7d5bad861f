package io.berth.listing.domain;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * What a listing costs, in minor units of one currency.
 *
 * @param weekend in place of {@code perSlot} on {@code weekendDays}, or null
 */
public record Price(
    long perSlot,
    String currency,
    long perGuest,
    long cleaningFee,
    Long weekend,
    Set<Day> weekendDays,
    List<Season> seasons,
    List<LengthDiscount> lengthDiscounts,
    int taxPercent) {
  private static final long MOST = 1_000_000_000_000L;

  /** Dates with a price of their own; {@code to} is the first date after it. */
  public record Season(LocalDate from, LocalDate to, long perSlot) {}

  /** Percent off from a number of slots on. */
  public record LengthDiscount(int atLeast, int percent) {}

  public Price {
    weekendDays = Set.copyOf(weekendDays);
    seasons = List.copyOf(seasons);
    lengthDiscounts = List.copyOf(lengthDiscounts);
    requireAmount("price.perSlot", perSlot);
    requireAmount("price.perGuest", perGuest);
    requireAmount("price.cleaningFee", cleaningFee);
    requireAmount("price.weekend", weekend == null ? 0 : weekend);
    requirePercent("price.taxPercent", taxPercent, 0);
    for (int i = 0; i < seasons.size(); i++) {
      Season season = seasons.get(i);
      requireAmount("price.seasons[" + i + "].perSlot", season.perSlot());
      if (!season.from().isBefore(season.to())) {
        throw new InvalidListing("price.seasons[" + i + "].to", "After", "must be after from");
      }
    }
    for (int i = 0; i < lengthDiscounts.size(); i++) {
      requirePercent(
          "price.lengthDiscounts[" + i + "].percent", lengthDiscounts.get(i).percent(), 1);
      if (lengthDiscounts.get(i).atLeast() < 1) {
        throw new InvalidListing(
            "price.lengthDiscounts[" + i + "].atLeast", "Min", "must be at least 1");
      }
    }
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw new InvalidListing("price.currency", "Currency", "must be a currency of ISO 4217");
    }
  }

  private static void requireAmount(String field, long amount) {
    if (amount < 0 || amount > MOST) {
      throw new InvalidListing(field, "Range", "must lie between 0 and " + MOST);
    }
  }

  private static void requirePercent(String field, int percent, int least) {
    if (percent < least || percent > 100) {
      throw new InvalidListing(field, "Range", "must lie between " + least + " and 100");
    }
  }
}
