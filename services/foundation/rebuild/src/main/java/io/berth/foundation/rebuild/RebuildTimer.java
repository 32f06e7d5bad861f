package io.berth.foundation.rebuild;

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

/** Works on rebuildings that were begun. */
@ApplicationScoped
public class RebuildTimer {
  @Inject RebuildViews rebuildViews;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.rebuild.poll", defaultValue = "PT1S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<UUID> work;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    work = new DueWork<>("rebuilding the views", poll, rebuildViews::due, rebuildViews::rebuild);
    work.start(executor, database);
  }

  @PreDestroy
  void stop() {
    work.stop();
  }
}
