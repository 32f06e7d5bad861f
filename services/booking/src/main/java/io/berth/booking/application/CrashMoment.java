package io.berth.booking.application;

/** The moments at which a kill test may end the process. */
enum CrashMoment {
  /** It is this process's turn to look what can be offered to who waits; nothing is offered yet. */
  BEFORE_OFFER,
  /** One time of a series is decided, the next one is not. */
  WITHIN_SERIES,
  /** PAYING is committed, payment has not been asked. */
  AFTER_CLAIM,
  /** Payment has answered, booking has not written it down. */
  AFTER_PAYMENT,
  /** Payment's word is committed, nobody has been answered. */
  AFTER_SETTLE,
  /** The start of a use is committed, usage has not been answered. */
  AFTER_START,
  /** The end of a use is committed, usage has not been answered. */
  AFTER_END
}
