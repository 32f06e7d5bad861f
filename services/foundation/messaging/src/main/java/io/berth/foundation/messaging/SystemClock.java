package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * The clock that the application is asked to use, in the milliseconds that the database keeps;
 * tests put their own in its place.
 */
@ApplicationScoped
public class SystemClock {
  @Produces
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}
