package io.berth.listing.application.port;

import io.berth.listing.domain.Listing;
import java.util.UUID;

/** Which photos some listing has. All methods need a running transaction. */
public interface PhotoUses {
  /** Writes down which photos the listing has now. */
  void keep(Listing listing);

  boolean isUsed(UUID photoId);
}
