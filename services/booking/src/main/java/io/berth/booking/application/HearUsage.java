package io.berth.booking.application;

import io.berth.booking.application.port.UsagePresence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Knows since when a guest could have said that they are there: since this process runs and since
 * usage, which says so again and again, has been heard of without a break. Nobody is given up who
 * may have tried to come in vain.
 */
@ApplicationScoped
public class HearUsage {
  /** Longer than this without a word from usage is a break. */
  private static final Duration BREAK = Duration.ofSeconds(30);

  private final UsagePresence presence;
  private final Clock clock;
  private final Instant runningSince;

  @Inject
  public HearUsage(UsagePresence presence, Clock clock) {
    this.presence = presence;
    this.clock = clock;
    this.runningSince = clock.instant();
  }

  protected HearUsage() {
    this.presence = null;
    this.clock = null;
    this.runningSince = null;
  }

  /** Comes to life with the process, not when it is first asked. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {}

  /** Usage is there. */
  @Transactional
  public void heard() {
    presence.heard(clock.instant(), BREAK);
  }

  /** Whether a guest could have said so for as long as this, up to now. */
  boolean heardFor(int minutes, Instant now) {
    Instant since = now.minus(Duration.ofMinutes(minutes));
    return !runningSince.isAfter(since) && presence.isUnbroken(since, now.minus(BREAK));
  }
}
