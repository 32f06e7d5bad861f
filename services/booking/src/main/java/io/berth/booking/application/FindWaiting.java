package io.berth.booking.application;

import io.berth.booking.application.port.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Reads what a guest waits for. */
@ApplicationScoped
public class FindWaiting {
  private final Waiting waiting;
  private final Clock clock;

  @Inject
  public FindWaiting(Waiting waiting, Clock clock) {
    this.waiting = waiting;
    this.clock = clock;
  }

  protected FindWaiting() {
    this(null, null);
  }

  /**
   * A page of own wishes, oldest first.
   *
   * @param after the last one of the page before, or null
   */
  @Transactional
  public List<Waiting.Placed> page(UUID guestId, UUID after, int limit) {
    return waiting.page(guestId, after, clock.instant(), limit);
  }
}
