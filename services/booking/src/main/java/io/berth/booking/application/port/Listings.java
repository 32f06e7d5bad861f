package io.berth.booking.application.port;

import io.berth.booking.domain.Listing;
import java.util.Optional;
import java.util.UUID;

/** Booking's own copies of listings. All methods need a running transaction. */
public interface Listings {
  Optional<Listing> find(UUID id);

  /** Keeps the copy unless a version as high or higher is there; true if it was kept. */
  boolean keep(Listing listing);
}
