package io.berth.booking.application;

import io.berth.booking.application.port.Blocks;
import io.berth.booking.application.port.Listings;
import io.berth.booking.domain.Block;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Shows a host what is blocked. */
@ApplicationScoped
public class FindBlocks {
  private static final int MOST = 1_000;

  private final Blocks blocks;
  private final Listings listings;

  @Inject
  public FindBlocks(Blocks blocks, Listings listings) {
    this.blocks = blocks;
    this.listings = listings;
  }

  protected FindBlocks() {
    this(null, null);
  }

  @Transactional
  public List<Block> of(UUID listingId, UUID hostId) {
    listings
        .find(listingId)
        .filter(listing -> listing.hostId().equals(hostId))
        .orElseThrow(() -> new Refusal.ListingUnknown(listingId));
    return blocks.of(listingId, MOST);
  }
}
