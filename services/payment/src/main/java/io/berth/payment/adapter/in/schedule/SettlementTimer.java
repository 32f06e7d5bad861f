package io.berth.payment.adapter.in.schedule;

import io.berth.foundation.persistence.Database;
import io.berth.payment.application.SettlePayments;
import io.berth.payment.application.port.Payments;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees to it that what is left to do at the provider gets done. Every replica runs one; nothing
 * that goes wrong ends it.
 */
@ApplicationScoped
public class SettlementTimer {
  private static final Logger LOG = Logger.getLogger(SettlementTimer.class.getName());
  private static final int AT_ONCE = 8;

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject SettlePayments settlePayments;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.payment.poll", defaultValue = "PT1S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    executor.submit(this::run);
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private void run() {
    try {
      database.awaitReady();
      boolean more = false;
      while (!stopped.await(more ? 0 : poll.toMillis(), TimeUnit.MILLISECONDS)) {
        more = round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** True if there may be more that is due. */
  private boolean round() throws InterruptedException {
    try {
      List<Payments.Due> due = settlePayments.due(AT_ONCE);
      executor.invokeAll(due.stream().flatMap(this::task).toList());
      return due.size() == AT_ONCE;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "settling goes on after {0}", e.toString());
      return false;
    }
  }

  private Stream<Callable<Void>> task(Payments.Due due) {
    return Stream.of(
        () -> {
          try {
            settlePayments.settle(due);
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, due.chargeId() + " will be settled later", e);
          }
          return null;
        });
  }
}
