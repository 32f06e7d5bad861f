package io.berth.payment.domain;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The closed set of states of a payment, and the only ways between them. */
public enum PaymentState {
  /** Committed before the provider is asked to authorize. */
  INTENT,
  /** The amount is reserved on the card. */
  AUTHORIZED,
  /** Committed before the provider is asked to capture. */
  CAPTURING,
  /** The amount was taken; some of it may have been given back. */
  CAPTURED,
  /** Some of it is on its way back. */
  REFUND_PENDING,
  /** All of it was given back. */
  REFUNDED,
  /** The provider said no. */
  DECLINED,
  /** Decided by payment: nothing is to be taken; made true at the provider. */
  VOIDED;

  private static final Map<PaymentState, Set<PaymentState>> NEXT =
      Map.of(
          INTENT, EnumSet.of(AUTHORIZED, CAPTURED, DECLINED, VOIDED),
          AUTHORIZED, EnumSet.of(CAPTURING, VOIDED),
          CAPTURING, EnumSet.of(CAPTURED, DECLINED, VOIDED),
          CAPTURED, EnumSet.of(REFUND_PENDING),
          REFUND_PENDING, EnumSet.of(CAPTURED, REFUNDED),
          REFUNDED, EnumSet.noneOf(PaymentState.class),
          DECLINED, EnumSet.noneOf(PaymentState.class),
          VOIDED, EnumSet.noneOf(PaymentState.class));

  public boolean canBecome(PaymentState next) {
    return NEXT.get(this).contains(next);
  }

  /** A call to the provider may be under way: nobody knows yet how it ends. */
  public boolean isInDoubt() {
    return this == INTENT || this == CAPTURING;
  }

  /** Nothing is to be taken under this charge any more. */
  public boolean isRefused() {
    return this == DECLINED || this == VOIDED;
  }

  /** The money was taken and is counted. */
  public boolean isCaptured() {
    return this == CAPTURED || this == REFUND_PENDING || this == REFUNDED;
  }
}
