package io.berth.payment.domain;

import java.time.Instant;

/**
 * What the provider holds under a key, after whatever was asked of it.
 *
 * @param key the charge's key
 * @param reference the provider's own name for it; null if nothing was charged
 * @param reason why it was refused, in kebab case; null if it was not
 * @param captured minor units taken, refunds not deducted
 * @param refunded minor units given back
 * @param lapsesAt when its reservation ends by itself; null if nothing is reserved
 */
public record ProviderCharge(
    String key,
    Status status,
    String reference,
    String reason,
    long captured,
    long refunded,
    Instant lapsesAt) {

  /** A charge that was refused. */
  public static ProviderCharge declined(String key, String reason) {
    return new ProviderCharge(key, Status.DECLINED, null, reason, 0, 0, null);
  }

  /** How a charge stands at the provider. */
  public enum Status {
    /** Reserved, not taken. */
    AUTHORIZED,
    /** Taken, perhaps given back since. */
    CAPTURED,
    /** Refused; nothing is reserved or taken. */
    DECLINED,
    /** The reservation ended by itself before it was captured. */
    LAPSED,
    /** Nothing is reserved, and nothing ever will be under this key. */
    VOIDED
  }
}
