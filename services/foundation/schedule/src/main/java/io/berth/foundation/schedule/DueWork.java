package io.berth.foundation.schedule;

import io.berth.foundation.persistence.Database;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A loop over work that is due: asks what is, does it a few at a time, and waits when nothing more
 * is. Every replica runs one, so each piece of work must be safe to do twice at once. Nothing that
 * goes wrong ends it.
 *
 * @param <T> names one piece of work
 */
public final class DueWork<T> {
  private static final Logger LOG = Logger.getLogger(DueWork.class.getName());
  private static final int AT_ONCE = 8;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final String name;
  private final Duration pause;
  private final IntFunction<List<T>> due;
  private final Consumer<T> work;

  /**
   * Prepares a loop.
   *
   * @param name for the log
   * @param pause between two rounds when nothing is due
   * @param due at most so many pieces of work, the most urgent first
   */
  public DueWork(String name, Duration pause, IntFunction<List<T>> due, Consumer<T> work) {
    this.name = name;
    this.pause = pause;
    this.due = due;
    this.work = work;
  }

  /** A loop over one piece of work that is due in each round. */
  public static DueWork<String> always(String name, Duration pause, Runnable work) {
    return new DueWork<>(name, pause, most -> List.of(name), always -> work.run());
  }

  /** Runs on the executor until {@link #stop}, from when the database is ready. */
  public void start(ManagedExecutorService executor, Database database) {
    executor.submit(
        () -> {
          try {
            database.awaitReady();
            boolean more = false;
            while (!stopped.await(more ? 0 : pause.toMillis(), TimeUnit.MILLISECONDS)) {
              more = round(executor);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  public void stop() {
    stopped.countDown();
  }

  /** True if there may be more that is due. */
  private boolean round(ManagedExecutorService executor) throws InterruptedException {
    try {
      List<T> found = due.apply(AT_ONCE);
      executor.invokeAll(found.stream().map(this::task).toList());
      return found.size() == AT_ONCE;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "{0} goes on after {1}", new Object[] {name, e});
      return false;
    }
  }

  private Callable<Void> task(T piece) {
    return () -> {
      try {
        work.accept(piece);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, name + " will do " + piece + " later", e);
      }
      return null;
    };
  }
}
