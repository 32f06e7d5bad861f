package io.berth.foundation.rebuild;

import java.time.Instant;
import java.util.UUID;

/**
 * One rebuilding of the views from the topics.
 *
 * @param evenIfIncomplete whether the new generation is shown although it lacks rows of the old one
 * @param events how many were read so far
 * @param endedAt null while it runs
 * @param drift null while it runs
 */
public record Rebuild(
    UUID id,
    int generation,
    boolean evenIfIncomplete,
    State state,
    long events,
    Instant startedAt,
    Instant endedAt,
    Drift drift) {
  /** How far it is. */
  public enum State {
    RUNNING,
    /** The new generation is what people see. */
    SWAPPED,
    /** The new generation lacked rows of the old one, so the old one is still what people see. */
    INCOMPLETE
  }
}
