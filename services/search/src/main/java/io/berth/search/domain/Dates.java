package io.berth.search.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The local dates on which the cells of a period begin, counted once for many price lists. */
public final class Dates {
  private final Map<LocalDate, Integer> cells = new TreeMap<>();
  private final int[] byDay = new int[DayOfWeek.values().length];
  private final int length;

  private Dates(Period period, ListingCalendar calendar) {
    length = period.length();
    for (long cell = period.from(); cell < period.to(); cell++) {
      LocalDate date = calendar.dateOf(cell);
      cells.merge(date, 1, Integer::sum);
      byDay[date.getDayOfWeek().ordinal()]++;
    }
  }

  public static Dates of(Period period, ListingCalendar calendar) {
    return new Dates(period, calendar);
  }

  /** How many cells there are. */
  public int length() {
    return length;
  }

  /** How many of them begin on these days of the week, as {@link Days} has them. */
  public int on(int days) {
    int count = 0;
    for (int left = days; left != 0; left &= left - 1) {
      count += byDay[Integer.numberOfTrailingZeros(left)];
    }
    return count;
  }

  /** Each date with the number of its cells. */
  Iterable<Map.Entry<LocalDate, Integer>> each() {
    return List.copyOf(cells.entrySet());
  }
}
