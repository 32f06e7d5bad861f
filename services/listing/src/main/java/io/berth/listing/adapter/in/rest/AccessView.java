package io.berth.listing.adapter.in.rest;

import io.berth.listing.domain.Listing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to get in. */
@Schema(name = "Access")
public record AccessView(
    @Schema(description = "of the listing") long version,
    @Schema(description = "door code, pick-up place or link; absent: none") String access) {
  static AccessView of(Listing listing) {
    return new AccessView(listing.version(), listing.offer().access());
  }
}
