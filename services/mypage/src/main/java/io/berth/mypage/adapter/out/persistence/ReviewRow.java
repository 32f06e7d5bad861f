package io.berth.mypage.adapter.out.persistence;

import io.berth.mypage.application.ReviewChange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How a booking was rated; the id is the booking's. */
@Entity
@Table(name = "review")
@IdClass(GenerationKey.class)
class ReviewRow {
  @Id private int generation;
  @Id private String id;

  @Column(name = "listing_id")
  private String listingId;

  @Column(name = "posted_at")
  private long postedAt;

  private int rating;

  protected ReviewRow() {}

  static ReviewRow of(int generation, ReviewChange change) {
    ReviewRow row = new ReviewRow();
    row.generation = generation;
    row.id = change.bookingId().toString();
    row.listingId = change.listingId().toString();
    row.postedAt = change.at().toEpochMilli();
    row.rating = change.rating();
    return row;
  }

  ReviewChange change() {
    return new ReviewChange(
        UUID.fromString(id), UUID.fromString(listingId), Instant.ofEpochMilli(postedAt), rating);
  }

  String id() {
    return id;
  }

  int rating() {
    return rating;
  }
}
