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
  private final Attempt attempt;

  @Inject
  public FindWaiting(Attempt attempt) {
    this.attempt = attempt;
  }

  protected FindWaiting() {
    this(null);
  }

  /**
   * A page of own wishes, oldest first.
   *
   * @param after the last one of the page before, or null
   */
  public List<Waiting.Placed> page(UUID guestId, UUID after, int limit) {
    return Attempts.untilSettled(() -> attempt.page(guestId, after, limit));
  }

  /** One attempt: a reader counts a place in the list while others change it. */
  @ApplicationScoped
  public static class Attempt {
    private final Waiting waiting;
    private final Clock clock;

    @Inject
    public Attempt(Waiting waiting, Clock clock) {
      this.waiting = waiting;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null);
    }

    @Transactional
    List<Waiting.Placed> page(UUID guestId, UUID after, int limit) {
      return waiting.page(guestId, after, clock.instant(), limit);
    }
  }
}
