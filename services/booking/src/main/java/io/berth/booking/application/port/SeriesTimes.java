package io.berth.booking.application.port;

import io.berth.booking.domain.Series;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The series and what became of each of their times. All methods need a running transaction. */
public interface SeriesTimes {
  /** A series whose times are added one by one. */
  void add(Series series, Instant madeAt);

  /**
   * Writes down what became of a time, once.
   *
   * @throws RuntimeException with SQL state 23505 in its causes if it is written down already
   */
  void decide(UUID seriesId, Series.Time time);

  boolean isDecided(UUID seriesId, int index);

  /** With the times decided so far, in their order. */
  Optional<Series> find(UUID id);
}
