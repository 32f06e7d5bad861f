package io.berth.booking.adapter.in.schedule;

import io.berth.booking.application.FetchAccess;
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

/** Asks listing how to get in, where that is not known yet. */
@ApplicationScoped
public class AccessTimer {
  @Inject FetchAccess fetchAccess;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.booking.poll", defaultValue = "PT1S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<UUID> due;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    due = new DueWork<>("asking for access", poll, fetchAccess::due, fetchAccess::fetch);
    due.start(executor, database);
  }

  @PreDestroy
  void stop() {
    due.stop();
  }
}
