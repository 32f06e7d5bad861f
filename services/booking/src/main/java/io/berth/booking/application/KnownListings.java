package io.berth.booking.application;

import io.berth.booking.application.port.ListingDirectory;
import io.berth.booking.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Booking's own copies, completed once by asking for a listing it has never heard of. */
@ApplicationScoped
public class KnownListings {
  private final ListingCopies copies;
  private final ListingDirectory directory;

  @Inject
  public KnownListings(ListingCopies copies, ListingDirectory directory) {
    this.copies = copies;
    this.directory = directory;
  }

  protected KnownListings() {
    this(null, null);
  }

  /**
   * The listing as booking knows it.
   *
   * @throws Refusal.ListingUnknown if there is none
   * @throws ListingDirectory.Unavailable if listing had to be asked and does not answer
   */
  public Listing get(UUID id) {
    return copies
        .find(id)
        .orElseGet(
            () -> {
              Listing fetched =
                  directory.fetch(id).orElseThrow(() -> new Refusal.ListingUnknown(id));
              copies.keep(fetched);
              return fetched;
            });
  }

  void makeKnown(UUID id) {
    if (!copies.knows(id)) {
      get(id);
    }
  }
}
