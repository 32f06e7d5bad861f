package io.berth.booking.application.port;

import java.time.Duration;
import java.time.Instant;

/** When usage was heard of, the same for all replicas. Needs a running transaction. */
public interface UsagePresence {
  /** Notes that it is there now; after a pause longer than {@code longest} it begins anew. */
  void heard(Instant now, Duration longest);

  /** Whether it was there from {@code since} on, last after {@code lastAfter}. */
  boolean isUnbroken(Instant since, Instant lastAfter);
}
