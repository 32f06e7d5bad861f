package io.berth.search.application;

import io.berth.search.application.port.ReadModel;
import io.berth.search.domain.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What a booking or a block owns after one of its events.
 *
 * @param ownerId the booking's or the block's
 * @param sequence of the event; a higher one is newer
 * @param owns everything; empty if it has given all back
 */
public record OwnerChange(UUID ownerId, long sequence, UUID listingId, List<Owned> owns)
    implements Change {

  /**
   * Cells of one unit.
   *
   * @param heldUntil when they are free again by the clock alone; null: only by another event
   * @param late whether the unit should be back: nothing of it is offered
   */
  public record Owned(UUID unitId, Period period, Instant heldUntil, boolean late) {}

  public OwnerChange {
    owns = List.copyOf(owns);
  }

  @Override
  public Collection<Touched> applyTo(ReadModel model) {
    return model.apply(this).stream().map(unit -> new Touched(listingId, unit)).toList();
  }
}
