package io.berth.booking.application;

/** The moments at which a kill test may end the process. */
enum CrashMoment {
  /** PAYING is committed, payment has not been asked. */
  AFTER_CLAIM,
  /** Payment has answered, booking has not written it down. */
  AFTER_PAYMENT,
  /** Payment's word is committed, nobody has been answered. */
  AFTER_SETTLE
}
