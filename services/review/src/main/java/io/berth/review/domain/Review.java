package io.berth.review.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a guest says of a completed booking: a rating of one to five that stays, and a text. The
 * booking's host may reply, and reply anew. When its guest or host is erased their text goes; the
 * rating stays, it tells of nobody.
 *
 * @param text empty if the guest wrote none, or is erased
 * @param reply empty if the host has not replied, or is erased
 * @param version counts posting and each reply, from 1
 */
public record Review(
    UUID id,
    UUID bookingId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    int rating,
    Optional<String> text,
    Instant postedAt,
    Optional<Reply> reply,
    long version) {
  public static final int LOWEST = 1;
  public static final int HIGHEST = 5;

  public Review {
    if (rating < LOWEST || rating > HIGHEST) {
      throw new IllegalArgumentException("a rating is " + LOWEST + " to " + HIGHEST);
    }
  }

  /** A host's answer. */
  public record Reply(String text, Instant at) {}

  public static Review post(
      UUID id, CompletedBooking booking, int rating, Optional<String> text, Instant now) {
    return new Review(
        id,
        booking.id(),
        booking.listingId(),
        booking.guestId(),
        booking.hostId(),
        rating,
        text,
        now,
        Optional.empty(),
        1);
  }

  /** With this reply; the same review if it says so already. */
  public Review replied(String replyText, Instant now) {
    if (reply.map(Reply::text).filter(replyText::equals).isPresent()) {
      return this;
    }
    return new Review(
        id,
        bookingId,
        listingId,
        guestId,
        hostId,
        rating,
        text,
        postedAt,
        Optional.of(new Reply(replyText, now)),
        version + 1);
  }
}
