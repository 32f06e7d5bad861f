package io.berth.booking.application.port;

import io.berth.booking.domain.Listing;
import java.util.Optional;
import java.util.UUID;

/** Asks the context listing for a listing that booking has never heard of. */
public interface ListingDirectory {
  /**
   * Fetches the present version, within one second.
   *
   * @return empty if there is no such listing
   * @throws Unavailable if listing does not answer
   */
  Optional<Listing> fetch(UUID id);

  /** Listing did not answer; the same may work a moment later. */
  final class Unavailable extends RuntimeException {
    public Unavailable(Throwable cause) {
      super("listing does not answer", cause);
    }
  }
}
