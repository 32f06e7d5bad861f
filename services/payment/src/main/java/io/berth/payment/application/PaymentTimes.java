package io.berth.payment.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long things may take. */
@ApplicationScoped
public class PaymentTimes {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private final Duration longestCall;
  private final Duration margin;
  private final Duration longestPause;

  @Inject
  public PaymentTimes(
      @ConfigProperty(name = "berth.payment.provider-timeout", defaultValue = "PT10S")
          Duration longestCall,
      @ConfigProperty(name = "berth.payment.provider-margin", defaultValue = "PT2S")
          Duration margin,
      @ConfigProperty(name = "berth.payment.longest-pause", defaultValue = "PT3S")
          Duration longestPause) {
    this.longestCall = longestCall;
    this.margin = margin;
    this.longestPause = longestPause;
  }

  protected PaymentTimes() {
    this(null, null, null);
  }

  /** When a call that begins now is over at the latest. */
  public Instant callUntil(Instant now) {
    return now.plus(longestCall).plus(margin);
  }

  /** When to try again what failed for the {@code attempts}-th time. */
  public Instant tryAgain(Instant now, int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
    return now.plus(pause.compareTo(longestPause) < 0 ? pause : longestPause);
  }
}
