package io.berth.listing.application;

import io.berth.listing.application.port.ErasedHosts;
import io.berth.listing.application.port.ListingEvents;
import io.berth.listing.application.port.Listings;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Offers something new. */
@ApplicationScoped
public class RegisterListing {
  private final ErasedHosts erased;
  private final Listings listings;
  private final ListingEvents events;
  private final Clock clock;

  @Inject
  public RegisterListing(ErasedHosts erased, Listings listings, ListingEvents events, Clock clock) {
    this.erased = erased;
    this.listings = listings;
    this.events = events;
    this.clock = clock;
  }

  protected RegisterListing() {
    this(null, null, null, null);
  }

  /**
   * Registers and publishes.
   *
   * @throws HostErased if only the host's token lives on
   */
  @Transactional
  public Listing register(UUID hostId, Offer offer) {
    if (erased.has(hostId)) {
      throw new HostErased();
    }
    Listing listing = Listing.register(hostId, offer, clock.instant());
    listings.add(listing);
    events.tellPublished(listing);
    return listing;
  }
}
