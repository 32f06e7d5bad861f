package io.berth.foundation.persistence;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Runs a transaction again that lost against another one: each attempt is a transaction of its own
 * and reads afresh.
 */
public final class Retries {
  private static final int USUAL_ATTEMPTS = 4;
  private static final Set<SqlTrouble> PASSING = EnumSet.of(SqlTrouble.BUSY, SqlTrouble.DUPLICATE);

  private Retries() {}

  /** At most four attempts. */
  public static <T> T of(Supplier<T> transaction) {
    return of(USUAL_ATTEMPTS, transaction);
  }

  /**
   * At most so many attempts.
   *
   * @throws RuntimeException that of the last attempt, or of the first whose trouble does not pass
   */
  public static <T> T of(int attempts, Supplier<T> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (attempt == attempts || !PASSING.contains(SqlTrouble.of(e))) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, 20L * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
