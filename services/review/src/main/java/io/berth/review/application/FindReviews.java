package io.berth.review.application;

import io.berth.review.application.port.Reviews;
import io.berth.review.domain.Ratings;
import io.berth.review.domain.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads reviews. */
@ApplicationScoped
public class FindReviews {
  private final Reviews reviews;

  @Inject
  public FindReviews(Reviews reviews) {
    this.reviews = reviews;
  }

  protected FindReviews() {
    this(null);
  }

  /** A page of a listing's reviews, with the ratings of all of them. */
  public record OfListing(Ratings ratings, List<Review> reviews) {}

  @Transactional
  public Review find(UUID id) {
    return reviews.find(id).orElseThrow(Refusal.ReviewUnknown::new);
  }

  /** Newest first; empty if {@code after} is no review of the listing. */
  @Transactional
  public Optional<OfListing> ofListing(UUID listingId, UUID after, int limit) {
    Optional<Review> last = known(after);
    if (after != null && last.filter(each -> each.listingId().equals(listingId)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OfListing(reviews.ratings(listingId), reviews.ofListing(listingId, last, limit)));
  }

  /** Newest first; empty if {@code after} is no review of the guest. */
  @Transactional
  public Optional<List<Review>> ofGuest(UUID guestId, UUID after, int limit) {
    Optional<Review> last = known(after);
    if (after != null && last.filter(each -> each.guestId().equals(guestId)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(reviews.ofGuest(guestId, last, limit));
  }

  private Optional<Review> known(UUID id) {
    return Optional.ofNullable(id).flatMap(reviews::find);
  }
}
