package io.berth.listing.application;

import io.berth.listing.application.port.Listings;
import io.berth.listing.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads listings; a withdrawn one stays readable by its id. */
@ApplicationScoped
public class FindListings {
  private final Listings listings;

  @Inject
  public FindListings(Listings listings) {
    this.listings = listings;
  }

  protected FindListings() {
    this(null);
  }

  @Transactional
  public Listing find(UUID id) {
    return listings.find(id).orElseThrow(ListingUnknown::new);
  }

  @Transactional
  public List<Listing> published(UUID after, int limit) {
    return listings.published(after, limit);
  }

  @Transactional
  public List<Listing> ofHost(UUID hostId, UUID after, int limit) {
    return listings.ofHost(hostId, after, limit);
  }
}
