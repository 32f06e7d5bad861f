package io.berth.search.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.search.application.Change;
import io.berth.search.application.OwnerChange;
import io.berth.search.domain.Period;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What search reads of an event about a booking or a block: which cells it owns now. */
record BookingMessage(
    UUID bookingId,
    UUID blockId,
    UUID listingId,
    UUID unitId,
    String state,
    Instant deadline,
    List<Owned> owns) {

  /** Half-open cells of a unit. */
  record Owned(UUID unitId, Long fromCell, Long toCell) {}

  static Optional<Change> change(Event event) {
    return event.type().startsWith("Booking") || event.type().startsWith("Block")
        ? Optional.of(event.data(BookingMessage.class).change(event.sequence()))
        : Optional.empty();
  }

  private Change change(long sequence) {
    UUID owner = bookingId == null ? blockId : bookingId;
    if (owner == null || listingId == null || owns == null) {
      throw new MalformedEvent("a booking or block that does not say what it owns");
    }
    return new OwnerChange(owner, sequence, listingId, owns.stream().map(this::owned).toList());
  }

  /** Only what is held is free again by the clock; what is overdue keeps its unit from others. */
  private OwnerChange.Owned owned(Owned part) {
    if (part.unitId() == null
        || part.fromCell() == null
        || part.toCell() == null
        || part.fromCell() >= part.toCell()) {
      throw new MalformedEvent("cells that are no period");
    }
    return new OwnerChange.Owned(
        part.unitId(),
        new Period(part.fromCell(), part.toCell()),
        "HELD".equals(state) && deadline != null ? deadline.truncatedTo(ChronoUnit.MILLIS) : null,
        "OVERDUE".equals(state) && part.unitId().equals(unitId));
  }
}
