package io.berth.search.adapter.out.lucene;

import io.berth.search.domain.Period;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which units are taken in which cell: a set of units for each cell, so that a period is as many
 * sets as it has cells, whatever the number of units.
 */
final class TakenTime {
  private static final int MORE = 64;

  private final Bits everTaken = new Bits();
  private Bits[] unitsByCell = new Bits[0];
  private long first;

  /**
   * Replaces what is taken of a unit.
   *
   * @param taken in order, apart from each other
   */
  void replace(int unit, List<Period> taken) {
    if (everTaken.contains(unit)) {
      removeAllBut(unit, taken);
    }
    if (taken.isEmpty()) {
      return;
    }
    everTaken.put(unit, true);
    reach(taken.get(0).from(), taken.get(taken.size() - 1).to());
    for (Period period : taken) {
      for (int i = index(period.from()); i < index(period.to()); i++) {
        if (unitsByCell[i] == null) {
          unitsByCell[i] = new Bits();
        }
        unitsByCell[i].put(unit, true);
      }
    }
  }

  private void removeAllBut(int unit, List<Period> taken) {
    int next = 0;
    for (int i = 0; i < unitsByCell.length; i++) {
      while (next < taken.size() && taken.get(next).to() <= first + i) {
        next++;
      }
      boolean stays = next < taken.size() && taken.get(next).from() <= first + i;
      if (!stays && unitsByCell[i] != null) {
        unitsByCell[i].put(unit, false);
      }
    }
  }

  private void reach(long from, long to) {
    long end = first + unitsByCell.length;
    if (unitsByCell.length > 0 && from >= first && to <= end) {
      return;
    }
    long newFirst = unitsByCell.length == 0 || from < first ? from : first;
    long newEnd = Math.max(to + MORE, unitsByCell.length == 0 ? to : end);
    Bits[] wider = new Bits[Math.toIntExact(newEnd - newFirst)];
    if (unitsByCell.length > 0) {
      System.arraycopy(unitsByCell, 0, wider, (int) (first - newFirst), unitsByCell.length);
    }
    first = newFirst;
    unitsByCell = wider;
  }

  private int index(long cell) {
    return (int) (cell - first);
  }

  /** Takes out of units those that are taken in one of the cells. */
  void removeFrom(FixedBitSet units, Period period) {
    long end = Math.min(period.to(), first + unitsByCell.length);
    for (long cell = Math.max(period.from(), first); cell < end; cell++) {
      Bits taken = unitsByCell[index(cell)];
      if (taken != null) {
        taken.removeFrom(units);
      }
    }
  }

  boolean isFree(int unit, Period period) {
    long end = Math.min(period.to(), first + unitsByCell.length);
    for (long cell = Math.max(period.from(), first); cell < end; cell++) {
      Bits taken = unitsByCell[index(cell)];
      if (taken != null && taken.contains(unit)) {
        return false;
      }
    }
    return true;
  }

  /** The taken cells of a unit from a cell on. */
  NavigableSet<Long> of(int unit, long from) {
    NavigableSet<Long> cells = new TreeSet<>();
    for (long cell = Math.max(from, first); cell < first + unitsByCell.length; cell++) {
      Bits units = unitsByCell[index(cell)];
      if (units != null && units.contains(unit)) {
        cells.add(cell);
      }
    }
    return cells;
  }

  void forgetBefore(long cell) {
    int over = (int) Math.max(0, Math.min(cell - first, unitsByCell.length));
    Bits[] left = new Bits[unitsByCell.length - over];
    System.arraycopy(unitsByCell, over, left, 0, left.length);
    first += over;
    unitsByCell = left;
  }
}
