package io.berth.search.application;

/**
 * The ratings of a listing.
 *
 * @param sum of all, one to five each
 */
public record Rating(long sum, int count) {
  public static final Rating NONE = new Rating(0, 0);

  /** Rounded to hundredths; 0 without ratings. */
  public double average() {
    return count == 0 ? 0 : Math.round(100.0 * sum / count) / 100.0;
  }

  /** Greater is better: by average, then by how many there are. */
  public long rank() {
    return count == 0 ? 0 : (10_000 * sum / count << 32) + count;
  }
}
