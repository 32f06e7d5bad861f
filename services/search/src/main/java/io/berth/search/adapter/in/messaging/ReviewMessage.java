package io.berth.search.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.search.application.Change;
import io.berth.search.application.RatingChange;
import java.util.Optional;
import java.util.UUID;

/** What search reads of an event of review. A reply changes no rating. */
record ReviewMessage(UUID reviewId, UUID listingId, Integer rating) {
  static Optional<Change> change(Event event) {
    return event.type().equals("ReviewPosted")
        ? Optional.of(event.data(ReviewMessage.class).change())
        : Optional.empty();
  }

  private Change change() {
    if (reviewId == null || listingId == null || rating == null || rating < 1 || rating > 5) {
      throw new MalformedEvent("a review without its listing or a rating of 1 to 5");
    }
    return new RatingChange(reviewId, listingId, rating);
  }
}
