package io.berth.review.application.port;

import io.berth.review.domain.Ratings;
import io.berth.review.domain.Review;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored reviews. All methods need a running transaction. */
public interface Reviews {
  /** Adds a review and counts its rating. */
  void add(Review review);

  Optional<Review> find(UUID id);

  Optional<Review> ofBooking(UUID bookingId);

  /** Finds a review that nobody else can change until the transaction ends. */
  Optional<Review> findToChange(UUID id);

  /** Stores a new reply. */
  void save(Review review);

  /** Of a listing, newest first, after another of them. */
  List<Review> ofListing(UUID listingId, Optional<Review> after, int limit);

  /** Of a guest, newest first, after another of them. */
  List<Review> ofGuest(UUID guestId, Optional<Review> after, int limit);

  Ratings ratings(UUID listingId);

  /** Deletes what the person wrote, texts and replies; ratings stay. */
  void eraseTexts(UUID person);
}
