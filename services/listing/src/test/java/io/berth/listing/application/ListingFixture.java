package io.berth.listing.application;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.messaging.RelaySignal;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import io.berth.listing.adapter.in.messaging.MemberEventsConsumer;
import io.berth.listing.adapter.out.messaging.OutboxListingEvents;
import io.berth.listing.adapter.out.persistence.JpaListings;
import io.berth.listing.adapter.out.photo.JdkPhotoScaler;
import io.berth.listing.domain.Approval;
import io.berth.listing.domain.CancellationPolicy;
import io.berth.listing.domain.Kind;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Location;
import io.berth.listing.domain.Offer;
import io.berth.listing.domain.Price;
import io.berth.listing.domain.Slot;
import io.berth.listing.domain.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The core of listing on a real database and a real folder. */
final class ListingFixture implements AutoCloseable {
  private static final String EXAMPLE = "3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21";

  final MovingClock clock = new MovingClock();
  final UUID host = UUID.randomUUID();
  private final TestContainer container;

  ListingFixture(TestDatabase database, Path folder) {
    container =
        TestContainer.of(database, "listing")
            .packagesOf(RegisterListing.class)
            .packagesOf(JpaListings.class, JdkPhotoScaler.class)
            .beans(
                OutboxListingEvents.class,
                Outbox.class,
                RelaySignal.class,
                Inbox.class,
                MemberEventsConsumer.class,
                ScriptedCrash.class)
            .config("berth.photos", folder.resolve("photos").toString())
            .clock(clock)
            .start();
  }

  <T> T get(Class<T> type) {
    return container.get(type);
  }

  /** By the host, with words that tell who they are. */
  Listing register() {
    return register(host);
  }

  Listing register(UUID by) {
    return get(RegisterListing.class).register(by, offer());
  }

  static Offer offer() {
    return new Offer(
        Kind.STAY,
        new Text("방", "A room"),
        new Text("아리의 방", "Ari's room"),
        new Location("1 Mapo-daero", 37.5, 126.9),
        "Asia/Seoul",
        Slot.NIGHT,
        List.of(new Offer.NamedUnit(null, "101", null)),
        2,
        new Price(100_000, "KRW", 0, 0, null, Set.of(), List.of(), List.of(), 0),
        Kind.STAY.usualRules(Slot.NIGHT),
        Approval.INSTANT,
        CancellationPolicy.FLEXIBLE,
        List.of(),
        "door code 4711, ask for Ari");
  }

  Listing found(UUID id) {
    return get(FindListings.class).find(id);
  }

  /** All that is told of a listing, in order. */
  List<Event> told(UUID id) {
    return container.inTransaction(() -> get(Outbox.class).history(id.toString()));
  }

  /** Member tells that the host is erased. */
  void hostIsErased() {
    String data = Contracts.example("member", "MemberErased").replace(EXAMPLE, host.toString());
    get(Inbox.class)
        .applyOnce(
            get(MemberEventsConsumer.class),
            "berth.member.events",
            ExampleEvents.of("member", "MemberErased", 2, data));
  }

  @Override
  public void close() {
    container.close();
  }
}
