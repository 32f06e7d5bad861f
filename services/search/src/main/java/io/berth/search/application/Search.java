package io.berth.search.application;

import io.berth.search.domain.Approval;
import io.berth.search.domain.Kind;
import io.berth.search.domain.Period;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody looks for. Whatever is empty or null does not matter to them.
 *
 * @param words in Korean or English; null: any
 * @param kinds one of them
 * @param near null: anywhere
 * @param box null: anywhere
 * @param time null: any
 * @param guests at least one
 * @param amenities all of them
 * @param approval null: any
 * @param price limits
 * @param after where the page before ended; null: the first page
 * @param limit how many of a page
 */
public record Search(
    String words,
    Set<Kind> kinds,
    Near near,
    Box box,
    Time time,
    int guests,
    Set<String> amenities,
    Approval approval,
    Price price,
    Sort sort,
    After after,
    int limit) {

  /** Everything, the best rated first. */
  public static Search all(String currency, int limit) {
    return new Search(
        null,
        Set.of(),
        null,
        null,
        null,
        1,
        Set.of(),
        null,
        new Price(currency, null, null, null, null),
        Sort.RELEVANCE,
        null,
        limit);
  }

  /** The same for other time. */
  public Search at(Time other) {
    return new Search(
        words, kinds, near, box, other, guests, amenities, approval, price, sort, after, limit);
  }

  /** Around a point, WGS 84. */
  public record Near(double lat, double lon, double withinMetres) {}

  /** Between parallels and meridians, WGS 84; west may be greater than east. */
  public record Box(double south, double west, double north, double east) {}

  /**
   * A period.
   *
   * @param byDate whether its cells are epoch days, for listings by night or day; else epoch
   *     quarter-hours
   */
  public record Time(boolean byDate, Period cells) {
    public Time movedBy(long distance) {
      return new Time(byDate, cells.movedBy(distance));
    }
  }

  /**
   * Limits in minor units, all included; any limit leaves out what has another currency.
   *
   * @param currency that prices are compared in
   * @param minTotal only with a time
   * @param maxTotal only with a time
   */
  public record Price(
      String currency, Long minTotal, Long maxTotal, Long minPerSlot, Long maxPerSlot) {
    public boolean isLimited() {
      return minTotal != null || maxTotal != null || minPerSlot != null || maxPerSlot != null;
    }

    public boolean admits(long perSlot, Optional<Long> total) {
      return within(perSlot, minPerSlot, maxPerSlot)
          && total.map(amount -> within(amount, minTotal, maxTotal)).orElse(true);
    }

    private static boolean within(long amount, Long min, Long max) {
      return (min == null || amount >= min) && (max == null || amount <= max);
    }
  }

  /** What comes first; ties in the order of ids. */
  public enum Sort {
    /** More of the words in the title; among those, and without words, the best rated. */
    RELEVANCE,
    /** The smallest total, without a time the smallest price of a slot; other currencies last. */
    PRICE,
    /** The nearest. */
    DISTANCE,
    /** The best rated. */
    RATING
  }

  /**
   * The last one of a page.
   *
   * @param key by which it was sorted; smaller is earlier
   */
  public record After(Sort sort, long key, UUID id) {}
}
