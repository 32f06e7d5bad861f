package io.berth.listing.application;

import io.berth.listing.application.port.ErasedHosts;
import io.berth.listing.application.port.ListingEvents;
import io.berth.listing.application.port.Listings;
import io.berth.listing.application.port.PhotoUses;
import io.berth.listing.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Withdraws what an erased host offers and deletes what tells of the person: description, place,
 * photos, how to get in. Title, units and prices stay, for those who have booked.
 */
@ApplicationScoped
public class EraseHost {
  private static final int PAGE = 100;

  private final ErasedHosts erased;
  private final Listings listings;
  private final PhotoUses photoUses;
  private final ListingEvents events;

  @Inject
  public EraseHost(
      ErasedHosts erased, Listings listings, PhotoUses photoUses, ListingEvents events) {
    this.erased = erased;
    this.listings = listings;
    this.photoUses = photoUses;
    this.events = events;
  }

  protected EraseHost() {
    this(null, null, null, null);
  }

  /** Once, however often it is heard. */
  @Transactional
  public void erase(UUID hostId) {
    if (!erased.add(hostId)) {
      return;
    }
    UUID after = null;
    List<Listing> page;
    do {
      page = listings.ofHost(hostId, after, PAGE);
      page.forEach(this::erase);
      after = page.isEmpty() ? null : page.get(page.size() - 1).id();
    } while (page.size() == PAGE);
  }

  private void erase(Listing listing) {
    Listing last = listing.erased();
    listings.save(last);
    photoUses.keep(last);
    events.tellOnly(last);
  }
}
