package io.berth.listing.application.port;

import io.berth.listing.domain.Listing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored listings. All methods need a running transaction. */
public interface Listings {
  void add(Listing listing);

  Optional<Listing> find(UUID id);

  /**
   * Stores the next version.
   *
   * @throws jakarta.persistence.OptimisticLockException if somebody else was faster
   */
  void save(Listing listing);

  /** Published listings, newest first, after the given one. */
  List<Listing> published(UUID after, int limit);

  /** A host's own listings in all states, newest first, after the given one. */
  List<Listing> ofHost(UUID hostId, UUID after, int limit);
}
