package io.berth.search.application;

import io.berth.search.application.port.ReadModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The read model in memory, folded as plainly as possible: what the tables are measured by. */
public final class FoldedReadModel implements ReadModel {
  private final Map<UUID, ListingChange> listings = new HashMap<>();
  private final Map<UUID, OwnerChange> owners = new HashMap<>();
  private final Map<UUID, RatingChange> ratings = new HashMap<>();

  @Override
  public boolean apply(ListingChange change) {
    return change
        == listings.merge(
            change.listingId(), change, (old, now) -> now.version() > old.version() ? now : old);
  }

  @Override
  public Set<UUID> apply(OwnerChange change) {
    owners.merge(
        change.ownerId(), change, (old, now) -> now.sequence() > old.sequence() ? now : old);
    return Set.of();
  }

  @Override
  public boolean apply(RatingChange change) {
    return ratings.putIfAbsent(change.reviewId(), change) == null;
  }

  @Override
  public void walk(BiConsumer<String, String> reader) {
    listings
        .values()
        .forEach(
            each ->
                reader.accept(
                    Parts.listingName(each.listingId()),
                    Parts.listing(each.version(), each.data())));
    owners
        .values()
        .forEach(
            each ->
                reader.accept(
                    Parts.ownerName(each.ownerId()), Parts.owner(each.sequence(), each.owns())));
    ratings
        .values()
        .forEach(each -> reader.accept(Parts.ratingName(each.reviewId()), Parts.rating(each)));
  }
}
