package io.berth.search.application.port;

import io.berth.search.application.Change;
import java.util.Optional;
import java.util.function.Consumer;

/** What listing, booking and review have published, seen from outside the live consumers. */
public interface Published {
  /**
   * Whether the live consumers have applied what was there when this was asked for the first time;
   * empty if that could not be asked.
   */
  Optional<Boolean> isEarlierApplied();

  /**
   * Hands over all of it, in order per key, but for open dead letters, which no view can show.
   *
   * @return how many events, or empty if it could not be read in time
   */
  Optional<Long> replay(Consumer<Change> into);

  /** Hands over all of it like {@link #replay}, however much it is; false if it can't be read. */
  boolean replayWhole(Consumer<Change> into);
}
