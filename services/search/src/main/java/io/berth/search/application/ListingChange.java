package io.berth.search.application;

import io.berth.search.application.port.ReadModel;
import io.berth.search.domain.Listing;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A listing as one of its events tells it.
 *
 * @param data the event's own JSON, which the listing can be read from again
 */
public record ListingChange(Listing listing, String data) implements Change {
  public UUID listingId() {
    return listing.id();
  }

  public long version() {
    return listing.version();
  }

  @Override
  public Collection<Touched> applyTo(ReadModel model) {
    return model.apply(this) ? List.of(new Touched(listingId(), null)) : List.of();
  }
}
