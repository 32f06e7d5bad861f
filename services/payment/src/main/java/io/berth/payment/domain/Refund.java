package io.berth.payment.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One giving back of money.
 *
 * @param number from 1 within its charge
 * @param amount minor units
 * @param paidAt null while the provider has not agreed
 */
public record Refund(UUID chargeId, int number, long amount, Instant askedAt, Instant paidAt) {
  /** The key under which the provider does it once. */
  public String key() {
    return chargeId + ":refund:" + number;
  }

  public boolean isPaid() {
    return paidAt != null;
  }

  Refund paid(Instant at) {
    return new Refund(chargeId, number, amount, askedAt, at);
  }
}
