package io.berth.foundation.invariants;

import io.berth.foundation.messaging.ConsumptionCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** No consumer has applied an event twice, and each has applied the last one of every key. */
@ApplicationScoped
public class EventsAppliedOnce implements Invariant {
  private final ConsumptionCheck check;

  @Inject
  public EventsAppliedOnce(ConsumptionCheck check) {
    this.check = check;
  }

  protected EventsAppliedOnce() {
    this(null);
  }

  @Override
  public String name() {
    return ConsumptionCheck.NAME;
  }

  @Override
  public Optional<Set<String>> look() {
    return check.look();
  }
}
