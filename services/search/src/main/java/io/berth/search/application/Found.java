package io.berth.search.application;

import io.berth.search.domain.Approval;
import io.berth.search.domain.Kind;
import io.berth.search.domain.Listing;
import io.berth.search.domain.Money;
import io.berth.search.domain.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was found.
 *
 * @param count of all pages
 * @param last of this page, if there are more
 */
public record Found(List<Item> items, Facets facets, long count, Search.After last) {

  /**
   * A listing.
   *
   * @param pricePerSlot without seasons, weekends and fees
   * @param pricePerGuest once for each guest of a booking
   * @param total what booking would ask now; null without a time
   * @param freeCancellationUntil null without a time, or if there is no such instant any more
   * @param distanceMetres null without a point
   */
  public record Item(
      UUID listingId,
      Kind kind,
      Listing.Text title,
      Listing.Place place,
      String photo,
      Slot slot,
      Money pricePerSlot,
      Money pricePerGuest,
      Money total,
      Rating rating,
      Approval approval,
      Instant freeCancellationUntil,
      Double distanceMetres) {}

  /**
   * How many of all that was found have what.
   *
   * @param amenities the most frequent first
   * @param prices of totals, without a time of prices per slot, in the currency of the search
   */
  public record Facets(
      Map<Kind, Integer> kinds,
      Map<String, Integer> amenities,
      Map<Approval, Integer> approvals,
      List<PriceRange> prices) {}

  /**
   * A range of prices in minor units.
   *
   * @param from included
   * @param to not included
   */
  public record PriceRange(long from, long to, int count) {}
}
