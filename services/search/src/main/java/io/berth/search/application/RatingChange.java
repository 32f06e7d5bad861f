package io.berth.search.application;

import io.berth.search.application.port.ReadModel;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A rating that a guest gave.
 *
 * @param rating one to five
 */
public record RatingChange(UUID reviewId, UUID listingId, int rating) implements Change {
  @Override
  public Collection<Touched> applyTo(ReadModel model) {
    return model.apply(this) ? List.of(new Touched(listingId, null)) : List.of();
  }
}
