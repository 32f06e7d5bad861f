package io.berth.review.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many reviews of a listing gave each rating. */
public record Ratings(Map<Integer, Long> histogram) {
  public Ratings {
    Map<Integer, Long> whole = new TreeMap<>();
    for (int rating = Review.LOWEST; rating <= Review.HIGHEST; rating++) {
      whole.put(rating, histogram.getOrDefault(rating, 0L));
    }
    histogram = whole;
  }

  public long count() {
    return histogram.values().stream().mapToLong(Long::longValue).sum();
  }

  /** To one decimal, halves up; empty without a review. */
  public Optional<BigDecimal> average() {
    long sum =
        histogram.entrySet().stream().mapToLong(each -> each.getKey() * each.getValue()).sum();
    return count() == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count()), 1, RoundingMode.HALF_UP));
  }
}
