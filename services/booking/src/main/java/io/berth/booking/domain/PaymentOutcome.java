package io.berth.booking.domain;

import java.time.Instant;

/**
 * What payment said of a charge, or that it said nothing.
 *
 * @param reason why it was declined; else null
 * @param authorizedUntil when an authorization ends by itself; null if that is not known
 */
public record PaymentOutcome(Kind kind, String reason, Instant authorizedUntil) {
  /** The cases that the life of a booking tells apart. */
  public enum Kind {
    CAPTURED,
    AUTHORIZED,
    DECLINED,
    /** Payment decided that this charge will never move money. */
    VOIDED,
    /** The request certainly never reached payment. */
    NOT_SENT,
    /** No answer, or none that can be read: money may have moved. */
    UNKNOWN
  }

  public static PaymentOutcome of(Kind kind) {
    return new PaymentOutcome(kind, null, null);
  }

  public static PaymentOutcome declined(String reason) {
    return new PaymentOutcome(Kind.DECLINED, reason, null);
  }

  public static PaymentOutcome authorized(Instant until) {
    return new PaymentOutcome(Kind.AUTHORIZED, null, until);
  }
}
