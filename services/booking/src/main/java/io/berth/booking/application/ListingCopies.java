package io.berth.booking.application;

import io.berth.booking.application.port.Listings;
import io.berth.booking.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Reads and keeps booking's copies of listings; a copy is replaced only by a higher version. */
@ApplicationScoped
public class ListingCopies {
  private static final int MOST_REMEMBERED = 100_000;

  private final Set<UUID> known = ConcurrentHashMap.newKeySet();
  private final Listings listings;

  @Inject
  public ListingCopies(Listings listings) {
    this.listings = listings;
  }

  protected ListingCopies() {
    this(null);
  }

  @Transactional
  public Optional<Listing> find(UUID id) {
    return listings.find(id);
  }

  @Transactional
  public boolean keep(Listing listing) {
    return listings.keep(listing);
  }

  /** Whether there is a copy; a listing once known stays known, so it is asked only once. */
  @Transactional
  public boolean knows(UUID id) {
    if (known.contains(id)) {
      return true;
    }
    boolean there = listings.find(id).isPresent();
    if (there && known.size() < MOST_REMEMBERED) {
      known.add(id);
    }
    return there;
  }
}
