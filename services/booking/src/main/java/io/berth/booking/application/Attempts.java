package io.berth.booking.application;

import io.berth.foundation.persistence.SqlTrouble;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Repeats a transaction that lost a race. A taken key or a stale row means that somebody else was
 * faster: again, with a fresh read that sees what they did. A deadlock or a lock not had in time
 * says nothing about who is right: the same again, three times.
 */
final class Attempts {
  private static final int BUSY_ATTEMPTS = 3;
  private static final int MOST_RACES = 200;

  private Attempts() {}

  /**
   * Runs one transaction per attempt.
   *
   * @throws Busy if the database stays locked
   */
  static <T> T untilSettled(Supplier<T> transaction) {
    int busy = 0;
    for (int race = 0; race < MOST_RACES; race++) {
      try {
        return transaction.get();
      } catch (LostRace e) {
        continue;
      } catch (RuntimeException e) {
        SqlTrouble trouble = SqlTrouble.of(e);
        if (trouble == SqlTrouble.BUSY && ++busy < BUSY_ATTEMPTS) {
          pause(busy);
        } else if (trouble == SqlTrouble.BUSY) {
          throw new Busy(e);
        } else if (trouble != SqlTrouble.DUPLICATE && trouble != SqlTrouble.STALE) {
          throw e;
        }
      }
    }
    throw new Busy(null);
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(20L * attempt, 80L * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy(e);
    }
  }
}
