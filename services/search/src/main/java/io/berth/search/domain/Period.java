package io.berth.search.domain;

/** Half-open cells of one slot size: {@code from} belongs to it, {@code to} does not. */
public record Period(long from, long to) {
  /** No longer one can be booked. */
  public static final int LONGEST = 366;

  public Period {
    if (from >= to) {
      throw new IllegalArgumentException("from must be before to");
    }
  }

  public int length() {
    return Math.toIntExact(to - from);
  }

  public Period movedBy(long cells) {
    return new Period(from + cells, to + cells);
  }
}
