package io.berth.review.adapter.out.messaging;

import io.berth.foundation.messaging.Outbox;
import io.berth.review.application.port.ReviewEvents;
import io.berth.review.domain.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class OutboxReviewEvents implements ReviewEvents {
  private final Outbox outbox;

  @Inject
  public OutboxReviewEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  protected OutboxReviewEvents() {
    this(null);
  }

  @Override
  public void tellPosted(Review review) {
    tell("ReviewPosted", review);
  }

  @Override
  public void tellReplied(Review review) {
    tell("ReviewReplied", review);
  }

  private void tell(String type, Review review) {
    outbox.append(
        type,
        review.bookingId().toString(),
        review.id().toString(),
        review.version(),
        ReviewMessage.of(review));
  }
}
