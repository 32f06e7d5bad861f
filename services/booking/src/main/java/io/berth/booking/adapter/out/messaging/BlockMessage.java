package io.berth.booking.adapter.out.messaging;

import io.berth.booking.domain.Block;
import java.util.List;
import java.util.UUID;

/** A block as it is after an event. */
record BlockMessage(
    UUID blockId,
    UUID listingId,
    UUID unitId,
    UUID hostId,
    String from,
    String to,
    String timeZone,
    String reason,
    List<BookingMessage.Owned> owns) {

  static BlockMessage of(Block block, boolean owns) {
    return new BlockMessage(
        block.id(),
        block.listingId(),
        block.unitId(),
        block.hostId(),
        block.calendar().text(block.period().from()),
        block.calendar().text(block.period().to()),
        block.calendar().zone().getId(),
        block.reason(),
        owns
            ? List.of(
                new BookingMessage.Owned(
                    block.unitId(), block.period().from(), block.period().to()))
            : List.of());
  }
}
