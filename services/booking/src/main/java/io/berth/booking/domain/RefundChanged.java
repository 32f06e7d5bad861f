package io.berth.booking.domain;

/** The refund that the guest was shown no longer holds. */
public final class RefundChanged extends RuntimeException {
  private final Money refundNow;

  RefundChanged(Money refundNow) {
    super("the refund is now " + refundNow, null, false, false);
    this.refundNow = refundNow;
  }

  public Money refundNow() {
    return refundNow;
  }
}
