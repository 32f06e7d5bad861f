package io.berth.listing.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.persistence.Retries;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.TestDatabase;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.ListingState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an erased host's listings, on both databases. */
class EraseHostTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void all_is_withdrawn_and_tells_of_nobody_any_more(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      List<UUID> ids = new ArrayList<>();
      for (int i = 0; i < 101; i++) {
        ids.add(berth.register().id());
      }
      ReviseListing revise = berth.get(ReviseListing.class);
      revise.revise(ids.get(0), berth.host, 1, ListingFixture.offer());
      revise.withdraw(ids.get(1), berth.host);
      Listing others = berth.register(UUID.randomUUID());

      berth.hostIsErased();
      berth.hostIsErased();

      for (UUID id : ids) {
        Listing left = berth.found(id);
        assertThat(left.state()).isEqualTo(ListingState.WITHDRAWN);
        assertThat(left.offer().title().en()).isEqualTo("A room");
        assertThat(left.toString()).doesNotContain("Ari").doesNotContain("Mapo");
        List<Event> told = berth.told(id);
        assertThat(told).as("nothing earlier is kept").hasSize(1);
        assertThat(told.get(0).type()).isEqualTo("ListingWithdrawn");
        assertThat(told.get(0).sequence()).isEqualTo(left.version());
        assertThat(told.get(0).data()).doesNotContain("Ari").doesNotContain("Mapo");
        assertThat(Contracts.violations("listing", "ListingWithdrawn", told.get(0).data()))
            .isEmpty();
      }
      assertThat(berth.found(others.id())).isEqualTo(others);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_token_that_lives_on_offers_nothing(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      Listing listing = berth.register();
      berth.hostIsErased();
      ReviseListing revise = berth.get(ReviseListing.class);

      assertThatThrownBy(berth::register).isInstanceOf(HostErased.class);
      assertThatThrownBy(() -> revise.revise(listing.id(), berth.host, 2, ListingFixture.offer()))
          .isInstanceOf(HostErased.class);
      assertThatThrownBy(
              () ->
                  berth
                      .get(AddPhoto.class)
                      .add(listing.id(), berth.host, Pictures.jpeg(Pictures.twoColours(40, 20))))
          .isInstanceOf(HostErased.class);
      revise.withdraw(listing.id(), berth.host);
      assertThat(berth.found(listing.id()).version()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_offered_at_the_same_moment_is_withdrawn_or_refused(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      List<CompletableFuture<Void>> offers =
          IntStream.range(0, 6)
              .mapToObj(i -> CompletableFuture.runAsync(() -> offerUntilRefused(berth)))
              .toList();
      Retries.of(
          20,
          () -> {
            berth.hostIsErased();
            return null;
          });
      offers.forEach(CompletableFuture::join);

      assertThat(berth.get(FindListings.class).ofHost(berth.host, null, 10_000))
          .allSatisfy(listing -> assertThat(listing.state()).isEqualTo(ListingState.WITHDRAWN));
    }
  }

  private static void offerUntilRefused(ListingFixture berth) {
    try {
      while (true) {
        Retries.of(20, berth::register);
      }
    } catch (HostErased refused) {
      assertThat(refused).isNotNull();
    }
  }
}
