package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The clock that the application is asked to use, in the milliseconds that the database keeps;
 * tests put their own in its place.
 */
@ApplicationScoped
public class SystemClock {
  private final Duration ahead;

  @Inject
  public SystemClock(
      @ConfigProperty(name = "berth.clock.ahead", defaultValue = "PT0S") Duration ahead) {
    this.ahead = ahead;
  }

  protected SystemClock() {
    this(null);
  }

  @Produces
  Clock clock() {
    return Clock.offset(Clock.tickMillis(ZoneOffset.UTC), ahead);
  }
}
