package io.berth.search.application;

import io.berth.search.domain.Listing;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that search knows of a listing.
 *
 * @param taken by unit; units of which nothing is taken may be left out
 */
public record ListingState(Listing listing, Map<UUID, List<Taken>> taken, Rating rating) {
  public List<Taken> takenOf(UUID unitId) {
    return taken.getOrDefault(unitId, List.of());
  }
}
