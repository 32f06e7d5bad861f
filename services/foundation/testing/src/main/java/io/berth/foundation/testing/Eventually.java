package io.berth.foundation.testing;

import java.time.Duration;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;

/** Waits for what must become true, up to a deadline, in place of a sleep. */
public final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /** A step of a test that may fail with any exception. */
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  /** Repeats the assertion until it holds; fails with its last failure when the time is up. */
  public static void eventually(Duration deadline, Step assertion) {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError | Exception e) {
        if (System.nanoTime() > end) {
          throw new AssertionError(
              "not within " + deadline.toSeconds() + " s: " + e.getMessage(), e);
        }
        pause();
      }
    }
  }

  /** Reads until the value satisfies the assertion, and returns it. */
  public static <T> T eventually(
      Duration deadline, Supplier<T> read, ThrowingConsumer<T> assertion) {
    Object[] last = new Object[1];
    eventually(
        deadline,
        () -> {
          T value = read.get();
          last[0] = value;
          assertion.accept(value);
        });
    @SuppressWarnings("unchecked")
    T value = (T) last[0];
    return value;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
