package io.berth.booking.adapter.in.schedule;

import io.berth.booking.application.EraseMember;
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

/** Ends what erased members have open. */
@ApplicationScoped
public class ErasureTimer {
  @Inject EraseMember eraseMember;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.booking.poll", defaultValue = "PT1S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<UUID> due;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    due =
        new DueWork<>(
            "ending what the erased have open", poll, eraseMember::due, eraseMember::finish);
    due.start(executor, database);
  }

  @PreDestroy
  void stop() {
    due.stop();
  }
}
