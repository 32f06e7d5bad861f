package io.berth.review.application;

import java.util.UUID;

/** Why a review or reply is refused; nothing was done. */
public abstract sealed class Refusal extends RuntimeException {
  private Refusal(String message) {
    super(message, null, false, false);
  }

  /** No such booking, or not the caller's. */
  public static final class BookingUnknown extends Refusal {
    public BookingUnknown() {
      super("there is no such booking");
    }
  }

  /** The booking is not completed. */
  public static final class NotCompleted extends Refusal {
    private final String state;

    public NotCompleted(String state) {
      super("the booking is " + state);
      this.state = state;
    }

    /** As far as review has heard. */
    public String state() {
      return state;
    }
  }

  /** The booking has its review. */
  public static final class AlreadyReviewed extends Refusal {
    private final transient UUID reviewId;

    public AlreadyReviewed(UUID reviewId) {
      super("the booking has its review");
      this.reviewId = reviewId;
    }

    public UUID reviewId() {
      return reviewId;
    }
  }

  /** No such review, or not of the caller's listing. */
  public static final class ReviewUnknown extends Refusal {
    public ReviewUnknown() {
      super("there is no such review");
    }
  }
}
