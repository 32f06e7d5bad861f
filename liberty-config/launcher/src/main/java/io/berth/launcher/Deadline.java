package io.berth.launcher;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A moment by which something has to be true. */
final class Deadline {

  private static final long INTERVAL_MILLIS = 50;

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Answers true as soon as the condition holds, false when the deadline has passed. */
  boolean await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      try {
        Thread.sleep(INTERVAL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LauncherException("Interrupted while waiting.", e);
      }
    }
    return true;
  }
}
