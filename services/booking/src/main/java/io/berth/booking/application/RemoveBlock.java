package io.berth.booking.application;

import io.berth.booking.application.port.Blocks;
import io.berth.booking.application.port.BookingEvents;
import io.berth.booking.application.port.Claims;
import io.berth.booking.domain.Block;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Gives blocked time back. */
@ApplicationScoped
public class RemoveBlock {
  private final Blocks blocks;
  private final Claims claims;
  private final BookingEvents events;

  @Inject
  public RemoveBlock(Blocks blocks, Claims claims, BookingEvents events) {
    this.blocks = blocks;
    this.claims = claims;
    this.events = events;
  }

  protected RemoveBlock() {
    this(null, null, null);
  }

  /** Removes the block; once, however often it is asked. */
  @Transactional
  public void remove(UUID blockId, UUID hostId) {
    Block block =
        blocks
            .find(blockId)
            .filter(each -> each.hostId().equals(hostId))
            .orElseThrow(() -> new Refusal.BlockUnknown(blockId));
    if (blocks.remove(blockId)) {
      claims.release(blockId);
      events.tellRemoved(block);
    }
  }
}
