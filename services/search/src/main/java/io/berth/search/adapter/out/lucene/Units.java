package io.berth.search.adapter.out.lucene;

import io.berth.search.domain.Period;
import java.util.List;
import java.util.NavigableSet;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/** Units with numbers: which are offered, which are late, and what of them is taken. */
final class Units {
  private final boolean numberedLikeListings;
  private final Bits offered = new Bits();
  private final Bits late = new Bits();
  private final TakenTime taken = new TakenTime();
  private int[] listings = new int[0];
  private int count;

  private Units(boolean numberedLikeListings) {
    this.numberedLikeListings = numberedLikeListings;
  }

  /**
   * At most one of each listing, with the listing's number, so that nothing is to be translated.
   */
  static Units oneOfEach() {
    return new Units(true);
  }

  /** Any of any listing. */
  static Units any() {
    return new Units(false);
  }

  /** The number of a unit that is new. */
  int add(int listing) {
    if (numberedLikeListings) {
      return listing;
    }
    listings = ArrayUtil.grow(listings, count + 1);
    listings[count] = listing;
    return count++;
  }

  void offer(int unit, boolean isOffered) {
    offered.put(unit, isOffered);
  }

  /** Replaces what is taken of a unit, which may be late: then nothing of it is free. */
  void take(int unit, List<Period> cells, boolean isLate) {
    late.put(unit, isLate);
    taken.replace(unit, cells);
  }

  /** Adds to some listings those of the candidates that have a unit free in the whole period. */
  void addFree(Period period, FixedBitSet candidates, FixedBitSet free) {
    if (numberedLikeListings) {
      FixedBitSet units = candidates.clone();
      retainFree(period, units);
      free.or(units);
    } else if (count > 0) {
      FixedBitSet units = new FixedBitSet(count);
      units.set(0, count);
      retainFree(period, units);
      for (int unit = first(units, 0); unit < count; unit = first(units, unit + 1)) {
        if (listings[unit] < candidates.length() && candidates.get(listings[unit])) {
          free.set(listings[unit]);
        }
      }
    }
  }

  boolean isFree(int unit, Period period) {
    return offered.contains(unit) && !late.contains(unit) && taken.isFree(unit, period);
  }

  private void retainFree(Period period, FixedBitSet units) {
    offered.retainIn(units);
    late.removeFrom(units);
    taken.removeFrom(units, period);
  }

  private static int first(FixedBitSet units, int from) {
    return from >= units.length() ? Integer.MAX_VALUE : units.nextSetBit(from);
  }

  boolean isLate(int unit) {
    return late.contains(unit);
  }

  NavigableSet<Long> taken(int unit, long from) {
    return taken.of(unit, from);
  }

  void forgetBefore(long cell) {
    taken.forgetBefore(cell);
  }
}
