package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay as soon as a transaction that told something has committed. */
@ApplicationScoped
public class RelaySignal {
  private final Semaphore work = new Semaphore(0);

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Told told) {
    work.release();
  }

  void await(long millis) throws InterruptedException {
    if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }

  /** The running transaction has told something. */
  record Told() {}
}
