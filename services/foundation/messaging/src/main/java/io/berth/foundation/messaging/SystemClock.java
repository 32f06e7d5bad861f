package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The clock that the application is asked to use, in the milliseconds that the database keeps;
 * tests put their own in its place. It runs ahead by {@code berth.clock.ahead}, or by what stands
 * in the file whose absolute path that is, so that days pass while the application runs.
 */
@ApplicationScoped
public class SystemClock {
  private final String ahead;

  @Inject
  public SystemClock(
      @ConfigProperty(name = "berth.clock.ahead", defaultValue = "PT0S") String ahead) {
    this.ahead = ahead;
  }

  protected SystemClock() {
    this(null);
  }

  @Produces
  Clock clock() {
    Clock real = Clock.tickMillis(ZoneOffset.UTC);
    Path file = Path.of(ahead);
    return file.isAbsolute()
        ? new ClockToldByFile(real, file)
        : Clock.offset(real, Duration.parse(ahead));
  }

  private static final class ClockToldByFile extends Clock {
    private final Clock real;
    private final Path ahead;

    ClockToldByFile(Clock real, Path ahead) {
      this.real = real;
      this.ahead = ahead;
    }

    @Override
    public Instant instant() {
      try {
        return real.instant().plus(Duration.parse(Files.readString(ahead).strip()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new ClockToldByFile(real.withZone(zone), ahead);
    }
  }
}
