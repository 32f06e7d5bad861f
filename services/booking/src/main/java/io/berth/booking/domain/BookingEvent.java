package io.berth.booking.domain;

/**
 * One arrow of a booking's life.
 *
 * @param from the state it came from; null for the first
 * @param sequence the booking's version after it
 * @param reason why, where there is one; else null
 */
public record BookingEvent(Type type, BookingState from, long sequence, Actor by, String reason) {
  /** What happened. */
  public enum Type {
    HELD("BookingHeld"),
    PAYING("BookingPaying"),
    REQUESTED("BookingRequested"),
    CONFIRMED("BookingConfirmed"),
    APPROVED("BookingApproved"),
    DENIED("BookingDenied"),
    DECLINED("BookingDeclined"),
    PAYMENT_UNKNOWN("BookingPaymentUnknown"),
    EXPIRED("BookingExpired"),
    CANCELLED("BookingCancelled"),
    CHANGED("BookingChanged"),
    STARTED("BookingStarted"),
    COMPLETED("BookingCompleted"),
    MARKED_NO_SHOW("BookingMarkedNoShow"),
    OVERDUE("BookingOverdue");

    private final String publishedName;

    Type(String publishedName) {
      this.publishedName = publishedName;
    }

    public String publishedName() {
      return publishedName;
    }
  }
}
