package io.berth.review.application.port;

import io.berth.review.domain.Review;

/** What is told to whoever listens, in the transaction of the change; never a text. */
public interface ReviewEvents {
  void tellPosted(Review review);

  void tellReplied(Review review);
}
