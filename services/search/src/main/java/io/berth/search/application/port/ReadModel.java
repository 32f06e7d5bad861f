package io.berth.search.application.port;

import io.berth.search.application.ListingChange;
import io.berth.search.application.OwnerChange;
import io.berth.search.application.RatingChange;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What the events add up to. Applying a change again, or changes in another order, gives the same:
 * nothing older overwrites what is newer.
 */
public interface ReadModel {
  /** True if it was news. */
  boolean apply(ListingChange change);

  /** The units whose taken time it changed. */
  Set<UUID> apply(OwnerChange change);

  /** True if it was news. */
  boolean apply(RatingChange change);

  /** Hands over all there is, each part by its name, as text. */
  void walk(BiConsumer<String, String> reader);
}
