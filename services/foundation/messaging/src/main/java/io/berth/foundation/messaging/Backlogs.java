package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** How much waits, as last counted; NaN what could not be counted. */
@ApplicationScoped
public class Backlogs {
  private static final Counted UNKNOWN = new Counted(Double.NaN, Double.NaN, Double.NaN);

  private final Outbox outbox;
  private final DeadLetters deadLetters;
  private final Clock clock;
  private volatile Counted last = UNKNOWN;

  @Inject
  public Backlogs(Outbox outbox, DeadLetters deadLetters, Clock clock) {
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  protected Backlogs() {
    this(null, null, null);
  }

  public void count() {
    last = UNKNOWN;
    Outbox.Backlog backlog = outbox.backlog();
    double age = backlog.count() == 0 ? 0 : (clock.millis() - backlog.oldestAt()) / 1_000.0;
    last = new Counted(backlog.count(), age, deadLetters.open());
  }

  public Counted last() {
    return last;
  }

  /**
   * One count.
   *
   * @param unsent events that have not reached the broker
   * @param oldestSeconds how long the oldest of them waits
   * @param deadLetters messages that nobody has settled
   */
  public record Counted(double unsent, double oldestSeconds, double deadLetters) {}
}
