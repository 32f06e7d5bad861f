package io.berth.member.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was tried lately, counted to throttle it; the same for all replicas. In a transaction. */
public interface Attempts {
  void record(Kind kind, String subject);

  /** When the oldest attempt of the window was, if there are {@code limit} of them or more. */
  Optional<Instant> exhausted(Kind kind, String subject, Duration window, int limit);

  int forgetOlderThan(Duration age);

  /** What is counted, and by what. */
  enum Kind {
    FAILURE_OF_EMAIL,
    FAILURE_FROM_ADDRESS,
    REGISTRATION_FROM_ADDRESS
  }
}
