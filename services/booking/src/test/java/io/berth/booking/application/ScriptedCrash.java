package io.berth.booking.application;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Dies where the test says, by an error that nobody catches, and comes to life again. */
@Alternative
@Priority(1)
@ApplicationScoped
class ScriptedCrash extends CrashPoint {
  private volatile Moment next;

  void crashAt(Moment moment) {
    next = moment;
  }

  @Override
  void reached(Moment moment) {
    if (moment == next) {
      next = null;
      throw new Died();
    }
  }

  /** The end of the process. */
  static final class Died extends Error {}
}
