package io.berth.payment.domain;

/**
 * What everybody may know of a payment: one step of its life.
 *
 * @param sequence counts the events of the payment from 1, without gaps
 * @param amount minor units that this step is about
 */
public record PaymentEvent(Type type, long sequence, long amount, Payment payment) {

  /** The step. */
  public enum Type {
    AUTHORIZED,
    CAPTURED,
    DECLINED,
    VOIDED,
    REFUNDED
  }
}
