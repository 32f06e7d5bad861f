package io.berth.review.application;

import io.berth.review.application.port.ErasedPeople;
import io.berth.review.application.port.ReviewEvents;
import io.berth.review.application.port.Reviews;
import io.berth.review.domain.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The host of what was reviewed replies, or replies anew. */
@ApplicationScoped
public class ReplyToReview {
  private final Reviews reviews;
  private final ErasedPeople erased;
  private final ReviewEvents events;
  private final Clock clock;

  @Inject
  public ReplyToReview(Reviews reviews, ErasedPeople erased, ReviewEvents events, Clock clock) {
    this.reviews = reviews;
    this.erased = erased;
    this.events = events;
    this.clock = clock;
  }

  protected ReplyToReview() {
    this(null, null, null, null);
  }

  /**
   * Replies; the same text again changes and tells nothing.
   *
   * @throws Refusal.ReviewUnknown if there is none, or it is of another host's listing
   */
  @Transactional
  public Review reply(UUID hostId, UUID reviewId, String text) {
    Review review =
        reviews
            .findToChange(reviewId)
            .filter(each -> each.hostId().equals(hostId) && !erased.has(hostId))
            .orElseThrow(Refusal.ReviewUnknown::new);
    Review replied = review.replied(text, clock.instant());
    if (replied.version() > review.version()) {
      reviews.save(replied);
      events.tellReplied(replied);
    }
    return replied;
  }
}
