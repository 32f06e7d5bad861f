package io.berth.payment.domain;

import java.util.UUID;

/**
 * What booking's latest word says of a charge, kept until payment has heeded it.
 *
 * @param sequence the booking's version that said so
 * @param closed the booking has ended: what is reserved and not taken is let go
 * @param nothingToKeep booking counts the charge as never made: all of it is let go or given back
 * @param refund minor units to be given back, all refunds of this charge together
 */
public record ChargeWish(
    UUID chargeId,
    UUID bookingId,
    long sequence,
    boolean closed,
    boolean nothingToKeep,
    long refund) {
  public ChargeWish {
    if (refund < 0) {
      throw new IllegalArgumentException("a refund is not negative: " + refund);
    }
  }

  /** Whether it asks for anything at all. */
  public boolean asksForNothing() {
    return !closed && !nothingToKeep && refund == 0;
  }
}
