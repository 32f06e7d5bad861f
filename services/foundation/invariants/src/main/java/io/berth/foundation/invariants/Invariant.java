package io.berth.foundation.invariants;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

  /** An invariant that looks as it is told. */
  static Invariant of(String name, Supplier<Optional<Set<String>>> look) {
    return new Invariant() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<Set<String>> look() {
        return look.get();
      }
    };
  }
}
