package io.berth.review.adapter.in.rest;

import io.berth.review.domain.Ratings;
import io.berth.review.domain.Review;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A review as anyone may read it: who wrote it is not told. */
@Schema(name = "Review")
public record ReviewView(
    UUID id,
    UUID listingId,
    @Schema(description = "only for its guest") UUID bookingId,
    @Schema(description = "1 to 5") int rating,
    @Schema(description = "plain text, may be absent") String text,
    @Schema(description = "UTC") Instant postedAt,
    ReplyView reply) {

  /** What the host replied. */
  @Schema(name = "Reply")
  public record ReplyView(String text, @Schema(description = "UTC") Instant at) {}

  static ReviewView forAnyone(Review review) {
    return of(review, null);
  }

  static ReviewView forItsGuest(Review review) {
    return of(review, review.bookingId());
  }

  private static ReviewView of(Review review, UUID bookingId) {
    return new ReviewView(
        review.id(),
        review.listingId(),
        bookingId,
        review.rating(),
        review.text().orElse(null),
        review.postedAt(),
        review.reply().map(reply -> new ReplyView(reply.text(), reply.at())).orElse(null));
  }

  /** A page of reviews; {@code next} goes into {@code after} for the next one. */
  @Schema(name = "ReviewPage")
  public record Page(
      @Schema(description = "of all the listing's ratings, one decimal; absent without any")
          BigDecimal average,
      @Schema(description = "of all the listing's reviews") Long count,
      @Schema(description = "how many gave each rating, 1 to 5") Map<Integer, Long> histogram,
      List<ReviewView> items,
      UUID next) {

    static Page ofListing(Ratings ratings, List<Review> found, int limit) {
      return new Page(
          ratings.average().orElse(null),
          ratings.count(),
          ratings.histogram(),
          items(found, limit, ReviewView::forAnyone),
          next(found, limit));
    }

    static Page ofGuest(List<Review> found, int limit) {
      return new Page(
          null, null, null, items(found, limit, ReviewView::forItsGuest), next(found, limit));
    }

    private static List<ReviewView> items(
        List<Review> found, int limit, Function<Review, ReviewView> view) {
      return found.stream().limit(limit).map(view).toList();
    }

    private static UUID next(List<Review> found, int limit) {
      return found.size() > limit ? found.get(limit - 1).id() : null;
    }
  }
}
