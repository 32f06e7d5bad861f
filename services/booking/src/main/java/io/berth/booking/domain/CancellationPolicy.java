package io.berth.booking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much a guest who cancels gets back, counted from the start of the booking. */
public enum CancellationPolicy {
  FLEXIBLE(new Rule(Duration.ofDays(1), 100), new Rule(Duration.ZERO, 50)),
  MODERATE(new Rule(Duration.ofDays(5), 100), new Rule(Duration.ofDays(1), 50)),
  STRICT(new Rule(Duration.ofDays(14), 100), new Rule(Duration.ofDays(7), 50)),
  NON_REFUNDABLE;

  private final List<Rule> rules;

  CancellationPolicy(Rule... rules) {
    this.rules = List.of(rules);
  }

  /** The policy with real instants and amounts, frozen on a booking. */
  public RefundTimeline timeline(Instant startsAt, Money total) {
    return new RefundTimeline(
        rules.stream()
            .map(
                rule ->
                    new RefundTimeline.Step(
                        startsAt.minus(rule.ahead()), rule.refundOf(total.amount())))
            .toList());
  }

  private record Rule(Duration ahead, int percent) {
    long refundOf(long amount) {
      return Math.multiplyExact(amount, percent) / 100;
    }
  }
}
