package io.berth.booking.application;

import io.berth.booking.application.port.Blocks;
import io.berth.booking.application.port.BookingEvents;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Block;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Gives blocked time back. */
@ApplicationScoped
public class RemoveBlock {
  private final Blocks blocks;
  private final Claims claims;
  private final BookingEvents events;
  private final Waiting waiting;
  private final Clock clock;

  @Inject
  public RemoveBlock(
      Blocks blocks, Claims claims, BookingEvents events, Waiting waiting, Clock clock) {
    this.blocks = blocks;
    this.claims = claims;
    this.events = events;
    this.waiting = waiting;
    this.clock = clock;
  }

  protected RemoveBlock() {
    this(null, null, null, null, null);
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
      waiting.freed(block.listingId(), clock.instant());
      events.tellRemoved(block);
    }
  }
}
