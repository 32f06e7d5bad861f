package io.berth.mypage.application.port;

import java.util.Optional;

/**
 * What booking, payment, listing and review have published, seen from outside the live consumers.
 */
public interface Published {
  /** Whether the live consumers have applied all of it; false also if that could not be asked. */
  boolean isAllApplied();

  /**
   * Applies all of it, in order per key, but for open dead letters, which no view can show.
   *
   * @return how many events, or empty if it could not be read in time
   */
  Optional<Long> replay(Changes into);

  /** Applies all of it like {@link #replay}, however much it is; false if it could not be read. */
  boolean replayWhole(Changes into);
}
