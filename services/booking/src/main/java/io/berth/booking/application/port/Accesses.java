package io.berth.booking.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How to get in, by listing. All methods need a running transaction. */
public interface Accesses {
  /** What is known; empty if nothing is said, or listing has not been asked yet. */
  Optional<String> find(UUID listingId);

  /** Listings that are to be asked, longest waiting first. */
  List<UUID> due(Instant now, int limit);

  /**
   * Keeps what the listing says.
   *
   * @param text null: nothing
   * @return false if a later version was heard of meanwhile: it stays due
   */
  boolean keep(UUID listingId, long version, String text);

  /** Listing is to be asked later. */
  void putOff(UUID listingId, Instant until);
}
