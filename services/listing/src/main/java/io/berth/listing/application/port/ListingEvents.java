package io.berth.listing.application.port;

import io.berth.listing.domain.Listing;

/** Tells a new version, in the running transaction: told if it commits, never told if not. */
public interface ListingEvents {
  void tellPublished(Listing listing);

  void tellRevised(Listing listing);

  void tellWithdrawn(Listing listing);

  /** Tells that it is withdrawn, and keeps no earlier version of it. */
  void tellOnly(Listing listing);
}
