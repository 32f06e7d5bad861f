package io.berth.search.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.IntStream;

/** A set of days of the week. */
public record Days(int bits) {
  public static final Days ALL = new Days(0b1111111);

  private static final Days[] EACH =
      IntStream.rangeClosed(0, ALL.bits).mapToObj(Days::new).toArray(Days[]::new);

  public static Days of(Collection<DayOfWeek> days) {
    return EACH[days.stream().mapToInt(day -> 1 << day.ordinal()).reduce(0, (a, b) -> a | b)];
  }

  public boolean contains(LocalDate date) {
    return (bits & 1 << date.getDayOfWeek().ordinal()) != 0;
  }
}
