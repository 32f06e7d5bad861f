package io.berth.review.application;

import io.berth.review.application.port.Bookings;
import io.berth.review.application.port.ErasedPeople;
import io.berth.review.application.port.ReviewEvents;
import io.berth.review.application.port.Reviews;
import io.berth.review.domain.CompletedBooking;
import io.berth.review.domain.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** A guest reviews a completed booking, once. */
@ApplicationScoped
public class PostReview {
  private final Bookings bookings;
  private final Reviews reviews;
  private final ErasedPeople erased;
  private final ReviewEvents events;
  private final Clock clock;

  @Inject
  public PostReview(
      Bookings bookings, Reviews reviews, ErasedPeople erased, ReviewEvents events, Clock clock) {
    this.bookings = bookings;
    this.reviews = reviews;
    this.erased = erased;
    this.events = events;
    this.clock = clock;
  }

  protected PostReview() {
    this(null, null, null, null, null);
  }

  /**
   * Posts.
   *
   * @throws Refusal if nothing was done
   */
  @Transactional
  public Review post(UUID guestId, UUID bookingId, int rating, Optional<String> text) {
    KnownBooking known =
        bookings
            .find(bookingId)
            .filter(each -> each.guestId().equals(guestId))
            .orElseThrow(Refusal.BookingUnknown::new);
    CompletedBooking booking =
        known.completed().orElseThrow(() -> new Refusal.NotCompleted(known.state()));
    if (!bookings.claimReview(bookingId)) {
      throw new Refusal.AlreadyReviewed(reviews.ofBooking(bookingId).orElseThrow().id());
    }
    if (erased.has(guestId)) {
      throw new Refusal.BookingUnknown();
    }
    Review review = Review.post(UUID.randomUUID(), booking, rating, text, clock.instant());
    reviews.add(review);
    events.tellPosted(review);
    return review;
  }
}
