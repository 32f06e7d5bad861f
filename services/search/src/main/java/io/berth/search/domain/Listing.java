package io.berth.search.domain;

import java.util.List;
import java.util.UUID;

/**
 * What search keeps of a listing: the version it heard of last.
 *
 * @param buffer cells kept free after the end of each booking
 * @param photo id and widest width of its first photo, or null
 */
public record Listing(
    UUID id,
    long version,
    boolean published,
    Kind kind,
    Text title,
    Text description,
    Place place,
    PriceList prices,
    BookingRules rules,
    int buffer,
    Approval approval,
    CancellationPolicy cancellationPolicy,
    List<String> amenities,
    List<UUID> units,
    String photo) {

  /** The same in Korean and English; either may be null. */
  public record Text(String ko, String en) {}

  /** Where it is; everything may be null, but lat and lon only together. */
  public record Place(String address, Double lat, Double lon) {}

  public Listing {
    amenities = List.copyOf(amenities);
    units = List.copyOf(units);
  }
}
