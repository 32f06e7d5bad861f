package io.berth.booking.domain;

import java.time.Instant;
import java.util.List;

/**
 * Steps in time order; cancelling before a step's instant gives its refund, after the last none.
 */
public record RefundTimeline(List<Step> steps) {
  /**
   * One step.
   *
   * @param before the first instant at which it no longer holds
   * @param refund minor units in the booking's currency
   */
  public record Step(Instant before, long refund) {}

  public RefundTimeline {
    steps = List.copyOf(steps);
    for (int i = 1; i < steps.size(); i++) {
      if (!steps.get(i - 1).before().isBefore(steps.get(i).before())) {
        throw new IllegalArgumentException("steps must be in time order");
      }
    }
  }

  public long refundAt(Instant now) {
    for (Step step : steps) {
      if (now.isBefore(step.before())) {
        return step.refund();
      }
    }
    return 0;
  }
}
