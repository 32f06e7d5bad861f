package io.berth.search.adapter.out.lucene;

import io.berth.search.application.Found;
import java.util.ArrayList;
import java.util.List;

/** Counts prices in ranges of 1, 2, 5, 10, 20, 50 and so on, whatever the currency. */
final class PriceRanges {
  private static final long[] FROM = bounds();

  /** The last range that begins at or below a power of two. */
  private static final int[] BY_POWER = byPower();

  private final int[] counts = new int[FROM.length];

  private static long[] bounds() {
    List<Long> bounds = new ArrayList<>();
    bounds.add(0L);
    for (long power = 1; power <= Long.MAX_VALUE / 100; power *= 10) {
      bounds.addAll(List.of(power, 2 * power, 5 * power));
    }
    return bounds.stream().mapToLong(Long::longValue).toArray();
  }

  private static int[] byPower() {
    int[] ranges = new int[Long.SIZE];
    for (int bits = 1; bits < Long.SIZE; bits++) {
      int range = ranges[bits - 1];
      while (range + 1 < FROM.length && FROM[range + 1] <= 1L << bits - 1) {
        range++;
      }
      ranges[bits] = range;
    }
    return ranges;
  }

  /** Of amounts from 0 on. */
  void add(long amount) {
    int range = BY_POWER[Long.SIZE - Long.numberOfLeadingZeros(amount)];
    while (range + 1 < FROM.length && FROM[range + 1] <= amount) {
      range++;
    }
    counts[range]++;
  }

  /** Those with something in them, cheapest first. */
  List<Found.PriceRange> ranges() {
    List<Found.PriceRange> ranges = new ArrayList<>();
    for (int i = 0; i < FROM.length; i++) {
      if (counts[i] > 0) {
        long to = i + 1 < FROM.length ? FROM[i + 1] : Long.MAX_VALUE;
        ranges.add(new Found.PriceRange(FROM[i], to, counts[i]));
      }
    }
    return ranges;
  }
}
