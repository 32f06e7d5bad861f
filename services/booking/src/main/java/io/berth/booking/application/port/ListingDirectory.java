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

  /**
   * Asks how to get in, within one second: what no event tells.
   *
   * @return empty if there is no such listing
   * @throws Unavailable if listing does not answer
   */
  Optional<Access> access(UUID id);

  /**
   * How to get in.
   *
   * @param version of the listing that says so
   * @param text null: nothing is said
   */
  record Access(long version, String text) {}

  /** Listing did not answer; the same may work a moment later. */
  final class Unavailable extends RuntimeException {
    public Unavailable(Throwable cause) {
      super("listing does not answer", cause);
    }
  }
}
