package io.berth.booking.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Half-open cells of one slot size: {@code from} belongs to it, {@code to} does not. What a cell
 * is, {@link ListingCalendar} knows.
 */
public record Period(long from, long to) {
  /** No period, availability or block is longer. */
  public static final int LONGEST = 366;

  public Period {
    if (from >= to) {
      throw new IllegalArgumentException("from must be before to");
    }
  }

  public long length() {
    return to - from;
  }

  public boolean overlaps(Period other) {
    return from < other.to && other.from < to;
  }

  /** What is left of it without another. */
  public List<Period> without(Period other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<Period> left = new ArrayList<>();
    if (from < other.from) {
      left.add(new Period(from, other.from));
    }
    if (other.to < to) {
      left.add(new Period(other.to, to));
    }
    return left;
  }

  public Period extendedBy(int cells) {
    return cells == 0 ? this : new Period(from, to + cells);
  }

  public Period movedBy(long cells) {
    return new Period(from + cells, to + cells);
  }
}
