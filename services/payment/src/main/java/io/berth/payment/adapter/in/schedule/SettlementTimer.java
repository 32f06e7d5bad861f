package io.berth.payment.adapter.in.schedule;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.schedule.DueWork;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sees to it that what is left to do at the provider gets done. */
@ApplicationScoped
public class SettlementTimer {
  @Inject SettlePayments settlePayments;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.payment.poll", defaultValue = "PT1S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<Payments.Due> due;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    due = new DueWork<>("settling payments", poll, settlePayments::due, settlePayments::settle);
    due.start(executor, database);
  }

  @PreDestroy
  void stop() {
    due.stop();
  }
}
