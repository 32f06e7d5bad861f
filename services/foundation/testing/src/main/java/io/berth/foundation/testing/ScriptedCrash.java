package io.berth.foundation.testing;

import io.berth.foundation.crash.CrashPoint;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Dies where the test says, by an error that nobody catches, and comes to life again. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ScriptedCrash extends CrashPoint {
  private volatile Enum<?> next;

  public void crashAt(Enum<?> moment) {
    next = moment;
  }

  @Override
  public void reached(Enum<?> moment) {
    if (moment == next) {
      next = null;
      throw new Died();
    }
  }

  /** The end of the process. */
  public static final class Died extends Error {}
}
