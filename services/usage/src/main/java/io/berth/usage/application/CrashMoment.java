package io.berth.usage.application;

/** The moments at which a kill test may end the process. */
enum CrashMoment {
  /** Booking has decided that a use begins, nothing is recorded. */
  AFTER_START,
  /** An end is recorded, booking has not been asked. */
  BEFORE_END,
  /** Booking has answered an end, nobody has been told. */
  AFTER_END
}
