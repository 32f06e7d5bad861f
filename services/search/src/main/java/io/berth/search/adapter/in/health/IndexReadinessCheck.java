package io.berth.search.adapter.in.health;

import io.berth.search.application.LiveIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the first index is being made. */
@Readiness
@ApplicationScoped
public class IndexReadinessCheck implements HealthCheck {
  @Inject LiveIndex liveIndex;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("search-index").status(liveIndex.get().isPresent()).build();
  }
}
