package io.berth.review.adapter.out.persistence;

import io.berth.review.domain.Review;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A review as it is stored; times are epoch milliseconds. */
@Entity
@Table(name = "review")
class ReviewRow {
  @Id private String id;

  private long version;

  @Column(name = "booking_id")
  private String bookingId;

  @Column(name = "listing_id")
  private String listingId;

  @Column(name = "guest_id")
  private String guestId;

  @Column(name = "host_id")
  private String hostId;

  private int rating;

  @Column(name = "review_text")
  private String text;

  @Column(name = "posted_at")
  private long postedAt;

  private String reply;

  @Column(name = "replied_at")
  private Long repliedAt;

  protected ReviewRow() {}

  static ReviewRow of(Review review) {
    ReviewRow row = new ReviewRow();
    row.id = review.id().toString();
    row.bookingId = review.bookingId().toString();
    row.listingId = review.listingId().toString();
    row.guestId = review.guestId().toString();
    row.hostId = review.hostId().toString();
    row.rating = review.rating();
    row.text = review.text().orElse(null);
    row.postedAt = review.postedAt().toEpochMilli();
    row.change(review);
    return row;
  }

  void change(Review review) {
    version = review.version();
    reply = review.reply().map(Review.Reply::text).orElse(null);
    repliedAt = review.reply().map(each -> each.at().toEpochMilli()).orElse(null);
  }

  Review review() {
    return new Review(
        UUID.fromString(id),
        UUID.fromString(bookingId),
        UUID.fromString(listingId),
        UUID.fromString(guestId),
        UUID.fromString(hostId),
        rating,
        Optional.ofNullable(text),
        Instant.ofEpochMilli(postedAt),
        Optional.ofNullable(reply)
            .map(words -> new Review.Reply(words, Instant.ofEpochMilli(repliedAt))),
        version);
  }
}
