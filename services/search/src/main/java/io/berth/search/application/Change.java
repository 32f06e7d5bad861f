package io.berth.search.application;

import io.berth.search.application.port.ReadModel;
import java.util.Collection;
import java.util.UUID;

/** What one event changes. */
public sealed interface Change permits ListingChange, OwnerChange, RatingChange {
  /** Applies it, and says what is other than before. */
  Collection<Touched> applyTo(ReadModel model);

  /**
   * Something that is other than before.
   *
   * @param unitId whose taken time it is; null: the listing itself, or its rating
   */
  record Touched(UUID listingId, UUID unitId) {}
}
