package io.berth.review.adapter.out.messaging;

import io.berth.review.domain.Review;
import java.util.UUID;

/** A review as it is told, without its texts; the contract is {@code contracts/review}. */
public record ReviewMessage(
    UUID reviewId, UUID bookingId, UUID listingId, UUID guestId, UUID hostId, int rating) {
  static ReviewMessage of(Review review) {
    return new ReviewMessage(
        review.id(),
        review.bookingId(),
        review.listingId(),
        review.guestId(),
        review.hostId(),
        review.rating());
  }
}
