package io.berth.foundation.messaging;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay as soon as a transaction that told something has committed. */
@ApplicationScoped
public class RelaySignal {
  private final Semaphore work = new Semaphore(0);

  @Resource TransactionSynchronizationRegistry transaction;

  void afterCommit() {
    if (transaction.getResource(this) != null) {
      return;
    }
    transaction.putResource(this, true);
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              work.release();
            }
          }
        });
  }

  void await(long millis) throws InterruptedException {
    work.tryAcquire(millis, TimeUnit.MILLISECONDS);
    work.drainPermits();
  }
}
