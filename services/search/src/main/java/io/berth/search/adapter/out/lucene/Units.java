package io.berth.search.adapter.out.lucene;

import io.berth.search.domain.Period;
import java.util.List;
import java.util.NavigableSet;
import org.apache.lucene.util.FixedBitSet;

/** Numbered units: which are offered, which are late, and what of them is taken. */
final class Units {
  private final Bits offered = new Bits();
  private final Bits late = new Bits();
  private final TakenTime days = new TakenTime();
  private final TakenTime quarters = new TakenTime();

  void offer(int unit, boolean isOffered) {
    offered.put(unit, isOffered);
  }

  /** Replaces what is taken of a unit, which may be late: then nothing of it is free. */
  void take(int unit, boolean byDate, List<Period> taken, boolean isLate) {
    late.put(unit, isLate);
    time(byDate).replace(unit, taken);
  }

  /** Leaves of some units those that are free in the whole period. */
  void retainFree(boolean byDate, Period period, FixedBitSet units) {
    offered.retainIn(units);
    late.removeFrom(units);
    time(byDate).removeTaken(period, units);
  }

  /** Leaves nothing but the units that are free in the whole period. */
  FixedBitSet free(boolean byDate, Period period, int size) {
    FixedBitSet units = new FixedBitSet(size);
    offered.addTo(units);
    retainFree(byDate, period, units);
    return units;
  }

  boolean isLate(int unit) {
    return late.contains(unit);
  }

  NavigableSet<Long> taken(int unit, boolean byDate, long from) {
    return time(byDate).of(unit, from);
  }

  void forgetBefore(long day, long quarter) {
    days.forgetBefore(day);
    quarters.forgetBefore(quarter);
  }

  private TakenTime time(boolean byDate) {
    return byDate ? days : quarters;
  }
}
