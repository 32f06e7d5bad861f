package io.berth.foundation.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the schema is being brought up to date or the database does not answer. */
@Readiness
@ApplicationScoped
public class DatabaseReadinessCheck implements HealthCheck {
  @Inject Database database;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named(database.context() + "-database")
        .status(database.answers())
        .build();
  }
}
