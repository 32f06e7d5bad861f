package io.berth.search.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Until when a cancellation gives everything back, as booking's refund timeline says. */
public enum CancellationPolicy {
  FLEXIBLE(Duration.ofDays(1)),
  MODERATE(Duration.ofDays(5)),
  STRICT(Duration.ofDays(14)),
  NON_REFUNDABLE(null);

  private final Duration ahead;

  CancellationPolicy(Duration ahead) {
    this.ahead = ahead;
  }

  /** The first instant at which not everything is given back; empty if that is over already. */
  public Optional<Instant> freeUntil(Instant startsAt, Instant now) {
    return Optional.ofNullable(ahead).map(startsAt::minus).filter(now::isBefore);
  }
}
