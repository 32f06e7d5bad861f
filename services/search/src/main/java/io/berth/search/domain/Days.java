package io.berth.search.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;

/** A set of days of the week. */
public record Days(int bits) {
  public static final Days ALL = new Days(0b1111111);

  public static Days of(Collection<DayOfWeek> days) {
    return new Days(days.stream().mapToInt(day -> 1 << day.ordinal()).reduce(0, (a, b) -> a | b));
  }

  public boolean contains(LocalDate date) {
    return (bits & 1 << date.getDayOfWeek().ordinal()) != 0;
  }
}
