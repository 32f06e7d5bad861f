package io.berth.listing.application;

/** The moments at which a kill test may end the process. */
enum CrashMoment {
  /** A photo is stored, no listing has it. */
  AFTER_STORE
}
