package io.berth.booking.adapter.in.schedule;

import io.berth.booking.application.OfferToWaiting;
import io.berth.foundation.persistence.Database;
import io.berth.foundation.schedule.DueWork;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Offers free time to those who wait for it. */
@ApplicationScoped
public class WaitingTimer {
  @Inject OfferToWaiting offerToWaiting;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.booking.poll", defaultValue = "PT1S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<UUID> due;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    due = new DueWork<>("offering to who waits", poll, offerToWaiting::due, offerToWaiting::offer);
    due.start(executor, database);
  }

  @PreDestroy
  void stop() {
    due.stop();
  }
}
