package io.berth.listing.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.messaging.RelaySignal;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import io.berth.listing.adapter.in.messaging.MemberEventsConsumer;
import io.berth.listing.adapter.out.messaging.OutboxListingEvents;
import io.berth.listing.adapter.out.persistence.JpaListings;
import io.berth.listing.domain.Approval;
import io.berth.listing.domain.CancellationPolicy;
import io.berth.listing.domain.Kind;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.ListingState;
import io.berth.listing.domain.Location;
import io.berth.listing.domain.Offer;
import io.berth.listing.domain.Price;
import io.berth.listing.domain.Slot;
import io.berth.listing.domain.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an erased host's listings, on both databases. */
class EraseHostTest {
  private static final String EXAMPLE = "3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21";
  private static final String DOOR = "door code 4711, ask for Ari";

  private final UUID host = UUID.randomUUID();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void all_is_withdrawn_and_tells_of_nobody_any_more(TestDatabase database) {
    try (TestContainer container = container(database)) {
      List<UUID> ids = new ArrayList<>();
      for (int i = 0; i < 101; i++) {
        ids.add(register(container, host).id());
      }
      container.get(ReviseListing.class).revise(ids.get(0), host, 1, offer());
      container.get(ReviseListing.class).withdraw(ids.get(1), host);
      Listing others = register(container, UUID.randomUUID());

      erased(container);
      erased(container);

      for (UUID id : ids) {
        Listing left = container.get(FindListings.class).find(id);
        assertThat(left.state()).isEqualTo(ListingState.WITHDRAWN);
        assertThat(left.offer().title().en()).isEqualTo("A room");
        assertThat(left.toString()).doesNotContain("Ari").doesNotContain("Mapo");
        List<Event> told = told(container, id);
        assertThat(told).as("nothing earlier is kept").hasSize(1);
        assertThat(told.get(0).type()).isEqualTo("ListingWithdrawn");
        assertThat(told.get(0).sequence()).isEqualTo(left.version());
        assertThat(told.get(0).data()).doesNotContain("Ari").doesNotContain("Mapo");
        assertThat(Contracts.violations("listing", "ListingWithdrawn", told.get(0).data()))
            .isEmpty();
      }
      assertThat(container.get(FindListings.class).find(others.id())).isEqualTo(others);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_token_that_lives_on_offers_nothing(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Listing listing = register(container, host);
      erased(container);

      assertThatThrownBy(() -> register(container, host)).isInstanceOf(HostErased.class);
      assertThatThrownBy(
              () -> container.get(ReviseListing.class).revise(listing.id(), host, 2, offer()))
          .isInstanceOf(HostErased.class);
      container.get(ReviseListing.class).withdraw(listing.id(), host);
      assertThat(container.get(FindListings.class).find(listing.id()).version()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_offered_at_the_same_moment_is_withdrawn_or_refused(TestDatabase database) {
    try (TestContainer container = container(database)) {
      List<CompletableFuture<Void>> offers =
          IntStream.range(0, 6)
              .mapToObj(i -> CompletableFuture.runAsync(() -> offerUntilRefused(container)))
              .toList();
      erased(container);
      offers.forEach(CompletableFuture::join);

      assertThat(container.get(FindListings.class).ofHost(host, null, 10_000))
          .allSatisfy(listing -> assertThat(listing.state()).isEqualTo(ListingState.WITHDRAWN));
    }
  }

  private void offerUntilRefused(TestContainer container) {
    try {
      while (true) {
        register(container, host);
      }
    } catch (HostErased refused) {
      assertThat(refused).isNotNull();
    }
  }

  private static List<Event> told(TestContainer container, UUID id) {
    return container.inTransaction(() -> container.get(Outbox.class).history(id.toString()));
  }

  private void erased(TestContainer container) {
    String data = Contracts.example("member", "MemberErased").replace(EXAMPLE, host.toString());
    container
        .get(Inbox.class)
        .applyOnce(
            container.get(MemberEventsConsumer.class),
            "berth.member.events",
            ExampleEvents.of("member", "MemberErased", 2, data));
  }

  private static Listing register(TestContainer container, UUID host) {
    return container.get(RegisterListing.class).register(host, offer());
  }

  private static Offer offer() {
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
        DOOR);
  }

  private static TestContainer container(TestDatabase database) {
    return TestContainer.of(database, "listing")
        .packagesOf(RegisterListing.class)
        .packagesOf(JpaListings.class)
        .beans(
            OutboxListingEvents.class,
            Outbox.class,
            RelaySignal.class,
            Inbox.class,
            MemberEventsConsumer.class)
        .clock(new MovingClock())
        .start();
  }
}
