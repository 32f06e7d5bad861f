package io.berth.foundation.rebuild;

import io.berth.foundation.persistence.Retries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Builds a new generation of the views from all that is published, beside the live one, and shows
 * it when it is whole.
 *
 * <p>No event is lost between reading and showing: the live consumers apply each event to the new
 * generation too from the moment it is opened, and the reading begins after that. Applying an event
 * twice, or in another order, changes nothing; so a rebuilding that a crash broke off is simply
 * begun again, by whichever process finds it.
 */
@ApplicationScoped
public class RebuildViews {
  private static final int BATCH = 200;
  private static final int MOST_ATTEMPTS = 20;

  private final Views views;
  private final Step step;

  @Inject
  public RebuildViews(Views views, Step step) {
    this.views = views;
    this.step = step;
  }

  protected RebuildViews() {
    this(null, null);
  }

  /** Those that run and that no process works on. */
  public List<UUID> due(int limit) {
    return step.due(limit);
  }

  /** Carries one to its end; if the topics can't be read now, it stays due. */
  public void rebuild(UUID id) {
    if (!step.take(id)) {
      return;
    }
    Batches batches = new Batches(step, id);
    if (views.replay(batches::add) && batches.flush()) {
      step.end(id);
      step.sweep();
    }
  }

  /** Applies changes to the new generation, many in a transaction. */
  private static final class Batches {
    private final Step step;
    private final UUID id;
    private final List<Views.Change> changes = new ArrayList<>();
    private long events;
    private boolean running = true;

    Batches(Step step, UUID id) {
      this.step = step;
      this.id = id;
    }

    void add(Views.Change change) {
      changes.add(change);
      if (changes.size() == BATCH) {
        flush();
      }
    }

    /**
     * Again when a live consumer was writing the same rows; false if somebody else has ended this
     * rebuilding.
     */
    boolean flush() {
      events += changes.size();
      List<Views.Change> batch = List.copyOf(changes);
      running = running && Retries.of(MOST_ATTEMPTS, () -> step.apply(id, batch, events));
      changes.clear();
      return running;
    }
  }

  /** The transactions that a rebuilding consists of. */
  @ApplicationScoped
  public static class Step {
    /** How long a process that says nothing is believed to be working. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Generations generations;
    private final Rebuilds rebuilds;
    private final Clock clock;

    @Inject
    public Step(Generations generations, Rebuilds rebuilds, Clock clock) {
      this.generations = generations;
      this.rebuilds = rebuilds;
      this.clock = clock;
    }

    protected Step() {
      this(null, null, null);
    }

    @Transactional
    List<UUID> due(int limit) {
      return rebuilds.due(clock.instant(), limit);
    }

    /** Takes one that runs; false if another process works on it. */
    @Transactional
    public boolean take(UUID id) {
      Instant now = clock.instant();
      return rebuilds.take(id, now, now.plus(LEASE));
    }

    /** False if it no longer runs. */
    @Transactional
    boolean apply(UUID id, List<Views.Change> changes, long events) {
      Rebuild rebuild = rebuilds.find(id).orElseThrow();
      changes.forEach(change -> change.applyTo(rebuild.generation()));
      return rebuilds.proceed(id, events, clock.instant().plus(LEASE));
    }

    @Transactional
    void end(UUID id) {
      Rebuild rebuild = rebuilds.find(id).orElseThrow();
      Drift drift = generations.drift(rebuild.generation());
      boolean shown = drift.missing() == 0 || rebuild.evenIfIncomplete();
      Rebuild.State state = shown ? Rebuild.State.SWAPPED : Rebuild.State.INCOMPLETE;
      if (!rebuilds.end(id, state, drift, clock.instant())) {
        return;
      }
      if (shown) {
        generations.makeLive(rebuild.generation());
      } else {
        generations.abandon(rebuild.generation());
      }
    }

    @Transactional
    void sweep() {
      generations.sweep();
    }
  }
}
