package io.berth.payment.domain;

/** What payment has yet to do at the provider for a charge. */
public enum Errand {
  /** Find out how a call ended. */
  RESOLVE,
  /** Make true that nothing is reserved or taken. */
  VOID,
  /** Give money back. */
  REFUND
}
