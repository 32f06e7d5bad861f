package io.berth.booking.domain;

import java.util.UUID;

/**
 * One attempt to move money for a booking. Its id is the idempotency key at payment.
 *
 * @param attempt from 1; the next opens only when this one is declined or voided
 * @param refund minor units to be given back, all refunds together
 */
public record Charge(
    UUID id, Purpose purpose, int attempt, Money amount, State state, long refund) {
  /** What the money is for. */
  public enum Purpose {
    BOOKING,
    CHANGE,
    LATE_FEE
  }

  /** What payment said of it, as far as booking has heard. */
  public enum State {
    PENDING,
    AUTHORIZED,
    CAPTURED,
    DECLINED,
    VOIDED
  }

  static Charge opened(UUID id, Purpose purpose, int attempt, Money amount) {
    return new Charge(id, purpose, attempt, amount, State.PENDING, 0);
  }

  public boolean isLateFee() {
    return purpose == Purpose.LATE_FEE;
  }

  /**
   * Whether it is paid by the card that payment knows from before; every other one comes with a
   * card.
   */
  public boolean isByKnownCard() {
    return isLateFee() && attempt == 1;
  }

  Charge become(State state) {
    return new Charge(id, purpose, attempt, amount, state, refund);
  }

  Charge refunding(long refund) {
    return new Charge(id, purpose, attempt, amount, state, refund);
  }

  /** Whether it will never move money. */
  boolean isRefused() {
    return state == State.DECLINED || state == State.VOIDED;
  }

  boolean isOpen() {
    return state == State.PENDING || state == State.AUTHORIZED;
  }
}
