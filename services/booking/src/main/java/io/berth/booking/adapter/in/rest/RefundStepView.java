package io.berth.booking.adapter.in.rest;

import io.berth.booking.domain.RefundTimeline;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Cancelling before the instant gives the refund; after the last step nothing. */
@Schema(name = "RefundStep")
public record RefundStepView(Instant before, MoneyView refund) {
  static List<RefundStepView> of(RefundTimeline timeline, String currency) {
    return timeline.steps().stream()
        .map(step -> new RefundStepView(step.before(), new MoneyView(step.refund(), currency)))
        .toList();
  }
}
