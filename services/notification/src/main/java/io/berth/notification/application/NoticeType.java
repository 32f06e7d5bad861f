package io.berth.notification.application;

import java.util.Arrays;
import java.util.Optional;

/**
 * What people are told of, named like the event. Other events are no news: a hold and the beginning
 * of a payment are answered to the guest at once; an approval is told with the confirmation that
 * follows; a capture is told with the confirmation or the change that it pays for.
 */
public enum NoticeType {
  /**
   * Only with a reason: the payment of a held booking came to nothing, or somebody waited for what
   * is now held for them.
   */
  BOOKING_HELD("BookingHeld"),
  BOOKING_REQUESTED("BookingRequested"),
  BOOKING_CONFIRMED("BookingConfirmed"),
  BOOKING_DENIED("BookingDenied"),
  BOOKING_DECLINED("BookingDeclined"),
  BOOKING_PAYMENT_UNKNOWN("BookingPaymentUnknown"),
  BOOKING_EXPIRED("BookingExpired"),
  BOOKING_CANCELLED("BookingCancelled"),
  BOOKING_CHANGED("BookingChanged"),
  BOOKING_STARTED("BookingStarted"),
  BOOKING_COMPLETED("BookingCompleted"),
  BOOKING_MARKED_NO_SHOW("BookingMarkedNoShow"),
  BOOKING_OVERDUE("BookingOverdue"),
  PAYMENT_REFUNDED("PaymentRefunded"),
  /** Only late fees. */
  PAYMENT_CAPTURED("PaymentCaptured"),
  /** Only late fees. */
  PAYMENT_DECLINED("PaymentDeclined"),
  REVIEW_POSTED("ReviewPosted"),
  REVIEW_REPLIED("ReviewReplied");

  private final String word;

  NoticeType(String word) {
    this.word = word;
  }

  /** As the API and the events say it. */
  public String word() {
    return word;
  }

  public static Optional<NoticeType> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /**
   * Whether an audience that did not ask otherwise gets it by e-mail. A host hears of a guest's
   * lapsed hold or a payment in doubt in the history only: nothing is to be done. So does who wrote
   * a review or a reply.
   */
  boolean isMailedTo(Audience audience) {
    if (this == REVIEW_POSTED || this == REVIEW_REPLIED) {
      return audience == (this == REVIEW_POSTED ? Audience.HOST : Audience.GUEST);
    }
    return audience == Audience.GUEST || this != BOOKING_EXPIRED && this != BOOKING_PAYMENT_UNKNOWN;
  }

  /** Whether a host gets it by e-mail only of a booking that they have approved. */
  boolean isMailedIfApproved() {
    return this == BOOKING_DECLINED;
  }
}
