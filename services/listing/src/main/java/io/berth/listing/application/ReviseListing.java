package io.berth.listing.application;

import io.berth.listing.application.port.ErasedHosts;
import io.berth.listing.application.port.ListingEvents;
import io.berth.listing.application.port.Listings;
import io.berth.listing.application.port.PhotoUses;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Offer;
import io.berth.listing.domain.Photo;
import io.berth.listing.domain.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Changes what is offered; only its host may. */
@ApplicationScoped
public class ReviseListing {
  private final ErasedHosts erased;
  private final Listings listings;
  private final PhotoUses photoUses;
  private final ListingEvents events;

  @Inject
  public ReviseListing(
      ErasedHosts erased, Listings listings, PhotoUses photoUses, ListingEvents events) {
    this.erased = erased;
    this.listings = listings;
    this.photoUses = photoUses;
    this.events = events;
  }

  protected ReviseListing() {
    this(null, null, null, null);
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
    refuseErased(hostId);
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

  /**
   * Puts a photo behind the others; one that is there already changes nothing.
   *
   * @throws io.berth.listing.domain.TooManyPhotos if there are as many as may be
   * @throws HostErased if only the host's token lives on
   */
  @Transactional
  public Listing addPhoto(UUID id, UUID hostId, Photo photo) {
    refuseErased(hostId);
    Listing listing = own(id, hostId);
    return listing.photo(photo.id()).isPresent() ? listing : saved(listing.withPhoto(photo));
  }

  /**
   * Puts the photos in another order and says what they show.
   *
   * @param version the one that the host has seen
   * @param order each photo once, with its alternative text or null
   * @throws StaleVersion if it is not the present one
   * @throws HostErased if only the host's token lives on
   */
  @Transactional
  public Listing arrangePhotos(UUID id, UUID hostId, long version, Map<UUID, Text> order) {
    refuseErased(hostId);
    Listing listing = own(id, hostId);
    if (listing.version() != version) {
      throw new StaleVersion();
    }
    return saved(listing.withPhotosArranged(order));
  }

  /** Takes a photo away; false if the listing has none of this id. */
  @Transactional
  public boolean removePhoto(UUID id, UUID hostId, UUID photoId) {
    Listing listing = own(id, hostId);
    if (listing.photo(photoId).isEmpty()) {
      return false;
    }
    saved(listing.withoutPhoto(photoId));
    return true;
  }

  /**
   * Refuses what is not the host's own.
   *
   * @throws ListingUnknown also if it is another host's
   */
  @Transactional
  public void requireOwn(UUID id, UUID hostId) {
    own(id, hostId);
  }

  private Listing saved(Listing revised) {
    listings.save(revised);
    photoUses.keep(revised);
    events.tellRevised(revised);
    return revised;
  }

  private void refuseErased(UUID hostId) {
    if (erased.has(hostId)) {
      throw new HostErased();
    }
  }

  private Listing own(UUID id, UUID hostId) {
    return listings
        .find(id)
        .filter(listing -> listing.hostId().equals(hostId))
        .orElseThrow(ListingUnknown::new);
  }
}
