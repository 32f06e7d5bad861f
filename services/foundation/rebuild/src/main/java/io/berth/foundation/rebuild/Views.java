package io.berth.foundation.rebuild;

import java.util.List;
import java.util.function.Consumer;

/**
 * What a context shows, a fold of events. Every row carries its generation; applying a change
 * again, or changes in another order, gives the same.
 */
public interface Views {
  /** The tables whose rows belong to a generation. */
  List<Table> tables();

  /**
   * Hands over everything that is published, in order per key, but for open dead letters.
   *
   * @return false if it could not be read
   */
  boolean replay(Consumer<Change> changes);

  /** What one event changes. */
  interface Change {
    /** Applies it to the views of this generation, in the running transaction. */
    void applyTo(int generation);
  }

  /**
   * A table with a column {@code generation}.
   *
   * @param keys the columns that name a row in its generation
   * @param contents the other columns that two generations are compared by
   */
  record Table(String name, List<String> keys, List<String> contents) {}
}
