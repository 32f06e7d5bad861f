package io.berth.booking.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** This one, at each instant no better than another and a fixed amount on top. */
  RefundTimeline atMost(RefundTimeline other, long added) {
    List<Step> capped = new ArrayList<>();
    Instant since = Instant.MIN;
    for (Instant before :
        Stream.concat(steps.stream(), other.steps.stream())
            .map(Step::before)
            .collect(Collectors.toCollection(TreeSet::new))) {
      long refund = Math.min(refundAt(since), other.refundAt(since) + added);
      if (!capped.isEmpty() && capped.get(capped.size() - 1).refund() == refund) {
        capped.remove(capped.size() - 1);
      }
      capped.add(new Step(before, refund));
      since = before;
    }
    if (!capped.isEmpty() && capped.get(capped.size() - 1).refund() == 0) {
      capped.remove(capped.size() - 1);
    }
    return new RefundTimeline(capped);
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
