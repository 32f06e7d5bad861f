package io.berth.booking.domain;

/** What payment said of a charge, or that it said nothing. */
public record PaymentOutcome(Kind kind, String reason) {
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
    return new PaymentOutcome(kind, null);
  }
}
