package io.berth.payment.application;

/** The moments at which a kill test may end the process. */
public enum CrashMoment {
  /** The intent is committed, the provider not yet called. */
  AFTER_INTENT,
  /** The provider has acted, its answer is not on record. */
  AFTER_PROVIDER,
  /** The outcome is committed, nobody has been answered. */
  AFTER_OUTCOME,
  /** The provider has given money back, that is not on record. */
  AFTER_REFUND
}
