package io.berth.search.application.port;

import io.berth.search.application.ListingState;
import io.berth.search.application.Taken;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The read model by its generations. What was taken and is past by now, in every zone, is left out.
 * All methods need a running transaction.
 */
public interface ReadModels {
  ReadModel of(int generation);

  /**
   * Listings by their ids, with all that is known of them.
   *
   * @param after null: from the first
   */
  List<ListingState> page(int generation, UUID after, int limit, Instant now);

  /** These listings, as far as they are known. */
  List<ListingState> find(int generation, Collection<UUID> listingIds, Instant now);

  /** What is taken of these units; units of which nothing is taken are left out. */
  Map<UUID, List<Taken>> taken(int generation, Collection<UUID> unitIds, Instant now);
}
