package io.berth.foundation.invariants;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.schedule.DueWork;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The metric {@code berth_invariant_violations} of each context's invariants: what a check that is
 * made every few minutes found, NaN where it could not ask.
 */
@ApplicationScoped
public class InvariantMetrics {
  @Inject MetricRegistry registry;
  @Inject LastCheck lastCheck;
  @Inject Instance<Invariant> invariants;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.context")
  String context;

  @Inject
  @ConfigProperty(name = "berth.invariants.every", defaultValue = "PT5M")
  Duration every;

  @Resource ManagedExecutorService executor;

  private DueWork<String> checking;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    for (Invariant invariant : invariants) {
      String name = invariant.name();
      registry.gauge(
          "berth_invariant_violations",
          () -> lastCheck.violations(name),
          new Tag("context", context),
          new Tag("invariant", name));
    }
    checking = DueWork.always("checking invariants", every, lastCheck::check);
    checking.start(executor, database);
  }

  @PreDestroy
  void stop() {
    checking.stop();
  }
}
