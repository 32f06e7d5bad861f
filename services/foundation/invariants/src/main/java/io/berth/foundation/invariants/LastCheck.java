package io.berth.foundation.invariants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the last scheduled check found; NaN what could not be asked, or not yet. */
@ApplicationScoped
public class LastCheck {
  private final CheckInvariants checkInvariants;
  private volatile Map<String, Double> violations = Map.of();

  @Inject
  public LastCheck(CheckInvariants checkInvariants) {
    this.checkInvariants = checkInvariants;
  }

  protected LastCheck() {
    this(null);
  }

  public void check() {
    Map<String, Double> found = Map.of();
    try {
      found =
          checkInvariants.check().stream()
              .collect(
                  Collectors.toMap(
                      CheckInvariants.Check::name,
                      check ->
                          check.findings().map(Set::size).map(Double::valueOf).orElse(Double.NaN)));
    } finally {
      violations = found;
    }
  }

  public double violations(String invariant) {
    return violations.getOrDefault(invariant, Double.NaN);
  }
}
