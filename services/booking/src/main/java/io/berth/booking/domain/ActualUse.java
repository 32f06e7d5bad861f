package io.berth.booking.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * When a booking's use really began and ended.
 *
 * @param id usage's id of it; null if the clock began it
 * @param endedAt null while it lasts
 */
public record ActualUse(UUID id, Instant startedAt, Instant endedAt) {
  ActualUse endedAt(UUID by, Instant end) {
    return new ActualUse(id == null ? by : id, startedAt, end);
  }

  /** Whether this is the use that usage means; what the clock began, usage learns of later. */
  public boolean is(UUID usageId) {
    return id == null || id.equals(usageId);
  }
}
