package io.berth.listing.domain;

/** Where it is; each part may be unknown (null). Latitude and longitude are WGS 84 degrees. */
public record Location(String address, Double lat, Double lon) {
  public Location {
    if (lat != null && (lat < -90 || lat > 90)) {
      throw new InvalidListing("location.lat", "Range", "must lie between -90 and 90");
    }
    if (lon != null && (lon < -180 || lon > 180)) {
      throw new InvalidListing("location.lon", "Range", "must lie between -180 and 180");
    }
  }
}
