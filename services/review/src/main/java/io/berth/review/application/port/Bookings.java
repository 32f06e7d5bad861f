package io.berth.review.application.port;

import io.berth.review.application.KnownBooking;
import java.util.Optional;
import java.util.UUID;

/** What was heard of bookings. All methods need a running transaction. */
public interface Bookings {
  /** Keeps what is newer than what is known; what is older changes nothing. */
  void keep(KnownBooking booking);

  Optional<KnownBooking> find(UUID id);

  /**
   * Lets a completed booking be reviewed by one transaction alone; others wait for its end.
   *
   * @return false if it is not completed, or has its review
   */
  boolean claimReview(UUID id);

  /** Makes whoever claims a review of this guest's meanwhile wait for the end. */
  void lockOf(UUID guestId);
}
