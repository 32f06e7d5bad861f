package io.berth.foundation.invariants;

import java.util.Optional;
import java.util.Set;

/** One thing that must always hold; every bean of this type is checked. */
public interface Invariant {
  /** Stable, in kebab case. */
  String name();

  /**
   * One look.
   *
   * @return what breaks it, each finding as a text that a second look would repeat letter by letter
   *     if nothing changed; empty if it could not be asked
   */
  Optional<Set<String>> look();
}
