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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps this process's index at what the tables say. */
@ApplicationScoped
public class IndexTimer {
  private static final Duration REST = Duration.ofSeconds(2);

  @Inject FollowChanges followChanges;
  @Inject Database database;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "berth.search.poll", defaultValue = "PT0.2S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<String> work;
  private Instant restUntil = Instant.MIN;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    work = DueWork.always("keeping the index", poll, this::follow);
    work.start(executor, database);
  }

  /** After trouble it rests a while, since it would be in the log five times a second. */
  private void follow() {
    Instant now = clock.instant();
    if (now.isBefore(restUntil)) {
      return;
    }
    try {
      followChanges.follow();
    } catch (RuntimeException | OutOfMemoryError e) {
      restUntil = clock.instant().plus(REST);
      throw new IllegalStateException("the index is not where the tables are", e);
    }
  }

  @PreDestroy
  void stop() {
    work.stop();
  }
}
