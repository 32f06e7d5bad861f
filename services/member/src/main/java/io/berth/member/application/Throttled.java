package io.berth.member.application;

import java.time.Duration;

/** Too many attempts; the next one may be made after a while. */
public class Throttled extends RuntimeException {
  private final Duration retryAfter;

  Throttled(Duration retryAfter) {
    super("too many attempts", null, false, false);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
