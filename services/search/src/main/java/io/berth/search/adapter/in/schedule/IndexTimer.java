package io.berth.search.adapter.in.schedule;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.schedule.DueWork;
import io.berth.search.application.FollowChanges;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps this process's index at what the tables say. */
@ApplicationScoped
public class IndexTimer {
  @Inject FollowChanges followChanges;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.search.poll", defaultValue = "PT0.2S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<String> work;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    work = DueWork.always("keeping the index", poll, followChanges::follow);
    work.start(executor, database);
  }

  @PreDestroy
  void stop() {
    work.stop();
  }
}
