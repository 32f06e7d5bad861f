package io.berth.payment.application;

import io.berth.foundation.persistence.SqlTrouble;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Runs a transaction again that lost against another one: each try is a transaction of its own and
 * reads afresh.
 */
final class Tries {
  private static final int ATTEMPTS = 4;
  private static final Set<SqlTrouble> PASSING = EnumSet.of(SqlTrouble.BUSY, SqlTrouble.DUPLICATE);

  private Tries() {}

  static <T> T of(Supplier<T> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !PASSING.contains(SqlTrouble.of(e))) {
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
