package io.berth.foundation.invariants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks at every {@link Invariant}. A finding counts when a second look finds it again, because
 * things change during a look; what could not be asked is unknown, never zero.
 */
@ApplicationScoped
public class CheckInvariants {
  private final Instance<Invariant> invariants;
  private final Duration secondLook;

  @Inject
  public CheckInvariants(
      Instance<Invariant> invariants,
      @ConfigProperty(name = "berth.invariants.second-look", defaultValue = "PT5S")
          Duration secondLook) {
    this.invariants = invariants;
    this.secondLook = secondLook;
  }

  protected CheckInvariants() {
    this(null, null);
  }

  /** One invariant; without findings if it could not be asked. */
  public record Check(String name, Optional<Set<String>> findings) {}

  /** All of them, in the order of their names. */
  public List<Check> check() {
    List<Invariant> all =
        invariants.stream().sorted(Comparator.comparing(Invariant::name)).toList();
    Map<String, Optional<Set<String>>> first = new HashMap<>();
    all.forEach(each -> first.put(each.name(), each.look()));
    if (first.values().stream().anyMatch(CheckInvariants::isSuspicious)) {
      pause();
    }
    return all.stream()
        .map(
            each -> {
              Optional<Set<String>> found = first.get(each.name());
              return new Check(
                  each.name(), isSuspicious(found) ? again(found.get(), each.look()) : found);
            })
        .toList();
  }

  private static boolean isSuspicious(Optional<Set<String>> found) {
    return found.isPresent() && !found.get().isEmpty();
  }

  private static Optional<Set<String>> again(Set<String> first, Optional<Set<String>> second) {
    return second.map(
        found -> {
          Set<String> both = new TreeSet<>(first);
          both.retainAll(found);
          return both;
        });
  }

  private void pause() {
    try {
      Thread.sleep(secondLook.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the second look", e);
    }
  }
}
