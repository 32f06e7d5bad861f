package io.berth.search.application;

import io.berth.search.domain.Period;
import java.time.Instant;

/**
 * Cells of a unit that somebody owns.
 *
 * @param heldUntil when they are free again by the clock alone; null: only by an event
 * @param late whether nothing of the unit is offered
 */
public record Taken(Period period, Instant heldUntil, boolean late) {
  public boolean standsAt(Instant now) {
    return heldUntil == null || now.isBefore(heldUntil);
  }
}
