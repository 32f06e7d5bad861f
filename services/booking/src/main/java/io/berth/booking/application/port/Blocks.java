package io.berth.booking.application.port;

import io.berth.booking.domain.Block;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The blocks that hosts have placed. All methods need a running transaction. */
public interface Blocks {
  void add(Block block);

  Optional<Block> find(UUID id);

  /** Removes it; false if it was removed already. */
  boolean remove(UUID id);

  /** The blocks of a listing that stand, by unit and time; at most {@code limit}. */
  List<Block> of(UUID listingId, int limit);
}
