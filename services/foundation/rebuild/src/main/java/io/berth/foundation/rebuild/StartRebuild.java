package io.berth.foundation.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Begins a rebuilding: from here on events go to the new generation too. */
@ApplicationScoped
public class StartRebuild {
  private final Generations generations;
  private final Rebuilds rebuilds;
  private final Clock clock;

  @Inject
  public StartRebuild(Generations generations, Rebuilds rebuilds, Clock clock) {
    this.generations = generations;
    this.rebuilds = rebuilds;
    this.clock = clock;
  }

  protected StartRebuild() {
    this(null, null, null);
  }

  /** Empty if one is running. */
  @Transactional
  public Optional<Rebuild> start(boolean evenIfIncomplete) {
    return generations
        .open()
        .map(
            generation -> {
              Rebuild rebuild =
                  new Rebuild(
                      UUID.randomUUID(),
                      generation,
                      evenIfIncomplete,
                      Rebuild.State.RUNNING,
                      0,
                      clock.instant(),
                      null,
                      null);
              rebuilds.add(rebuild);
              return rebuild;
            });
  }
}
