package io.berth.foundation.messaging;

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
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The metrics {@code berth_outbox_unsent}, {@code berth_outbox_oldest_seconds} and {@code
 * berth_dead_letters} of each context. They are counted every now and then, not when they are read.
 */
@ApplicationScoped
public class BacklogMetrics {
  @Inject MetricRegistry registry;
  @Inject Backlogs backlogs;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.context")
  String context;

  @Inject
  @ConfigProperty(name = "berth.backlogs.every", defaultValue = "PT10S")
  Duration every;

  @Resource ManagedExecutorService executor;

  private DueWork<String> counting;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    register("berth_outbox_unsent", Backlogs.Counted::unsent);
    register("berth_outbox_oldest_seconds", Backlogs.Counted::oldestSeconds);
    register("berth_dead_letters", Backlogs.Counted::deadLetters);
    counting = DueWork.always("counting what waits", every, backlogs::count);
    counting.start(executor, database);
  }

  @PreDestroy
  void stop() {
    counting.stop();
  }

  private void register(String name, ToDoubleFunction<Backlogs.Counted> figure) {
    registry.gauge(name, () -> figure.applyAsDouble(backlogs.last()), new Tag("context", context));
  }
}
