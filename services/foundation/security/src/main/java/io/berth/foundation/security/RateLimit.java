package io.berth.foundation.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much one caller may ask of this process: so many requests at once, and so many a second in
 * the long run. Who has been quiet for a while is forgotten, so the memory it takes is bounded by
 * the callers of the last {@code burst / per-second} seconds.
 */
@ApplicationScoped
public class RateLimit {
  private static final int TIDY_ABOVE = 10_000;

  private final Map<String, Spent> callers = new ConcurrentHashMap<>();
  private final Clock clock;
  private final double perSecond;
  private final double burst;
  private volatile long tidiedAt;

  @Inject
  public RateLimit(
      @ConfigProperty(name = "berth.rate.per-second", defaultValue = "1000") int perSecond,
      @ConfigProperty(name = "berth.rate.burst", defaultValue = "30000") int burst) {
    this(Clock.systemUTC(), perSecond, burst);
  }

  RateLimit(Clock clock, int perSecond, int burst) {
    if (clock != null && (perSecond < 1 || burst < 1)) {
      throw new IllegalArgumentException("berth.rate.per-second and berth.rate.burst: at least 1");
    }
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
  }

  protected RateLimit() {
    this(null, 0, 0);
  }

  /** Counts a request of the caller; zero if it may go on, else how long to wait for the next. */
  public Duration admit(String caller) {
    long now = clock.millis();
    if (callers.size() > TIDY_ABOVE && now - tidiedAt > 1_000) {
      tidiedAt = now;
      callers.values().removeIf(spent -> left(spent, now) >= burst);
    }
    double before = callers.compute(caller, (name, spent) -> spend(spent, now)).before();
    return before >= 1
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.ceil((1 - before) / perSecond * 1_000));
  }

  int known() {
    return callers.size();
  }

  private Spent spend(Spent spent, long now) {
    double before = spent == null ? burst : left(spent, now);
    return new Spent(before, before >= 1 ? before - 1 : before, now);
  }

  private double left(Spent spent, long now) {
    double refilled = Math.max(0, now - spent.at()) * perSecond / 1_000;
    return Math.min(burst, spent.left() + refilled);
  }

  /** What a caller had left before and after the last request. */
  private record Spent(double before, double left, long at) {}
}
