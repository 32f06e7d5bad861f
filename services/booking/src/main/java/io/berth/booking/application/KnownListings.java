package io.berth.booking.application;

import io.berth.booking.application.port.ListingDirectory;
import io.berth.booking.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;

/** Booking's own copies, completed once by asking for a listing it has never heard of. */
@ApplicationScoped
public class KnownListings {
  private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();
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
    return copies.find(id).orElseGet(() -> fetchOnce(id));
  }

  void makeKnown(UUID id) {
    if (!copies.knows(id)) {
      get(id);
    }
  }

  /** However many guests come at once to a new listing, one asks for it and the others wait. */
  private Listing fetchOnce(UUID id) {
    synchronized (locks[Math.floorMod(id.hashCode(), locks.length)]) {
      return copies
          .find(id)
          .orElseGet(
              () -> {
                Listing fetched =
                    directory.fetch(id).orElseThrow(() -> new Refusal.ListingUnknown(id));
                Attempts.untilSettled(() -> copies.keep(fetched));
                return fetched;
              });
    }
  }
}
