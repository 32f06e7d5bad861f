package io.berth.search.application;

import io.berth.foundation.rebuild.Generations;
import io.berth.search.application.port.ChangeLog;
import io.berth.search.application.port.ReadModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Takes one event into the read model, in the transaction that records it as applied. */
@ApplicationScoped
public class ApplyChange {
  private final ChangeLog changeLog;
  private final Generations generations;
  private final ReadModels readModels;

  @Inject
  public ApplyChange(ChangeLog changeLog, Generations generations, ReadModels readModels) {
    this.changeLog = changeLog;
    this.generations = generations;
    this.readModels = readModels;
  }

  protected ApplyChange() {
    this(null, null, null);
  }

  @Transactional
  public void apply(Change change) {
    long stamp = changeLog.next();
    for (int generation : generations.current()) {
      change
          .applyTo(readModels.of(generation))
          .forEach(touched -> changeLog.mark(stamp, touched.listingId(), touched.unitId()));
    }
  }
}
