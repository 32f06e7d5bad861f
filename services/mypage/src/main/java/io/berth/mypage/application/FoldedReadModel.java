package io.berth.mypage.application;

import io.berth.mypage.application.port.ReadModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The read model in memory, folded as plainly as possible: what the tables are measured by. */
public final class FoldedReadModel implements ReadModel {
  private final Map<UUID, BookingChange> bookings = new HashMap<>();
  private final Map<UUID, ListingChange> listings = new HashMap<>();
  private final Map<String, BookingChange> timeline = new HashMap<>();
  private final Map<String, String> ledger = new HashMap<>();
  private final Map<String, String> reviews = new HashMap<>();
  private final Set<UUID> erased = new HashSet<>();

  @Override
  public void apply(BookingChange change) {
    bookings.merge(
        change.bookingId(), change, (old, now) -> now.sequence() > old.sequence() ? now : old);
    timeline.putIfAbsent(Parts.timelineName(change), change);
  }

  @Override
  public void apply(PaymentChange change) {
    ledger.putIfAbsent(Parts.ledgerName(change), Parts.ledger(change));
  }

  @Override
  public void apply(ListingChange change) {
    listings.merge(
        change.listingId(), change, (old, now) -> now.version() > old.version() ? now : old);
  }

  @Override
  public void apply(ReviewChange change) {
    reviews.putIfAbsent(Parts.reviewName(change), change.toString());
  }

  @Override
  public void erase(UUID person) {
    erased.add(person);
  }

  @Override
  public void walk(BiConsumer<String, String> reader) {
    bookings
        .values()
        .forEach(
            each ->
                reader.accept(
                    Parts.bookingName(each), Parts.booking(each.without(erased::contains))));
    listings.values().forEach(each -> reader.accept(Parts.listingName(each), each.toString()));
    timeline.forEach(
        (name, each) -> reader.accept(name, Parts.timeline(each.without(erased::contains))));
    ledger.forEach(reader);
    reviews.forEach(reader);
  }
}
