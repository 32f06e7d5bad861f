package io.berth.listing.application;

import io.berth.listing.application.port.ErasedHosts;
import io.berth.listing.application.port.ListingEvents;
import io.berth.listing.application.port.Listings;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Changes what is offered; only its host may. */
@ApplicationScoped
public class ReviseListing {
  private final ErasedHosts erased;
  private final Listings listings;
  private final ListingEvents events;

  @Inject
  public ReviseListing(ErasedHosts erased, Listings listings, ListingEvents events) {
    this.erased = erased;
    this.listings = listings;
    this.events = events;
  }

  protected ReviseListing() {
    this(null, null, null);
  }

  /**
   * Stores the next version.
   *
   * @param version the one that the host has seen
   * @throws StaleVersion if it is not the present one
   * @throws HostErased if only the host's token lives on
   */
  @Transactional
  public Listing revise(UUID id, UUID hostId, long version, Offer offer) {
    if (erased.has(hostId)) {
      throw new HostErased();
    }
    Listing listing = own(id, hostId);
    if (listing.version() != version) {
      throw new StaleVersion();
    }
    Listing revised = listing.revise(offer);
    listings.save(revised);
    events.tellRevised(revised);
    return revised;
  }

  /** Closes it for new bookings; once, however often it is asked. */
  @Transactional
  public void withdraw(UUID id, UUID hostId) {
    Listing listing = own(id, hostId);
    if (listing.isPublished()) {
      Listing withdrawn = listing.withdraw();
      listings.save(withdrawn);
      events.tellWithdrawn(withdrawn);
    }
  }

  private Listing own(UUID id, UUID hostId) {
    return listings
        .find(id)
        .filter(listing -> listing.hostId().equals(hostId))
        .orElseThrow(ListingUnknown::new);
  }
}
