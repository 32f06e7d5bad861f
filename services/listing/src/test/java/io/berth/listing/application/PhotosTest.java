package io.berth.listing.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestDatabase;
import io.berth.listing.domain.InvalidListing;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Photo;
import io.berth.listing.domain.Text;
import io.berth.listing.domain.TooManyPhotos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The photos of a listing, on both databases and a real folder. */
class PhotosTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void photos_are_added_arranged_and_taken_away_and_each_version_is_told(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      UUID id = berth.register().id();
      Photo first = add(berth, id, 1).photo();
      Photo second = add(berth, id, 2).photo();
      Map<UUID, Text> order = new LinkedHashMap<>();
      order.put(second.id(), new Text("창", "A window"));
      order.put(first.id(), null);
      ReviseListing revise = berth.get(ReviseListing.class);

      assertThatThrownBy(() -> revise.arrangePhotos(id, berth.host, 2, order))
          .isInstanceOf(StaleVersion.class);
      Listing arranged = revise.arrangePhotos(id, berth.host, 3, order);
      assertThat(arranged.photos())
          .containsExactly(
              new Photo(second.id(), new Text("창", "A window"), List.of(320, 400)), first);
      assertThat(revise.removePhoto(id, berth.host, second.id())).isTrue();
      assertThat(revise.removePhoto(id, berth.host, second.id())).isFalse();

      assertThat(berth.found(id).photos()).containsExactly(first);
      assertThat(berth.told(id))
          .extracting(event -> event.sequence())
          .containsExactly(1L, 2L, 3L, 4L, 5L);
      berth
          .told(id)
          .forEach(
              event ->
                  assertThat(Contracts.violations("listing", event.type(), event.data()))
                      .isEmpty());
      assertThat(berth.told(id).get(3).data()).contains("A window");
      revise.revise(id, berth.host, 5, ListingFixture.offer());
      assertThat(berth.found(id).photos()).as("a revision keeps them").containsExactly(first);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_arrangement_names_each_photo_once(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      UUID id = berth.register().id();
      UUID photo = add(berth, id, 1).photo().id();
      add(berth, id, 2);
      ReviseListing revise = berth.get(ReviseListing.class);

      for (Map<UUID, Text> order :
          List.of(
              Map.<UUID, Text>of(),
              Collections.<UUID, Text>singletonMap(photo, null),
              Map.of(photo, new Text("a", null), UUID.randomUUID(), new Text("b", null)))) {
        assertThatThrownBy(() -> revise.arrangePhotos(id, berth.host, 3, order))
            .isInstanceOf(InvalidListing.class);
      }
      assertThatThrownBy(() -> revise.arrangePhotos(id, UUID.randomUUID(), 3, Map.of()))
          .isInstanceOf(ListingUnknown.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_same_picture_again_changes_nothing_and_twenty_are_enough(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      UUID id = berth.register().id();
      AddPhoto.Added once = add(berth, id, 1);

      assertThat(add(berth, id, 1)).isEqualTo(once);

      for (int i = 2; i <= Listing.MOST_PHOTOS; i++) {
        add(berth, id, i);
      }
      assertThatThrownBy(() -> add(berth, id, 21)).isInstanceOf(TooManyPhotos.class);
      assertThat(berth.found(id).photos()).hasSize(Listing.MOST_PHOTOS);
      assertThat(berth.found(id).version()).isEqualTo(Listing.MOST_PHOTOS + 1);
      assertThatThrownBy(() -> berth.get(AddPhoto.class).add(id, UUID.randomUUID(), picture(1)))
          .isInstanceOf(ListingUnknown.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void photos_that_are_added_at_once_are_all_there(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      UUID id = berth.register().id();

      IntStream.rangeClosed(1, 8)
          .mapToObj(i -> CompletableFuture.runAsync(() -> add(berth, id, i)))
          .toList()
          .forEach(CompletableFuture::join);

      assertThat(berth.found(id).photos()).hasSize(8);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_crash_between_file_and_row_leaves_what_is_swept(TestDatabase database) throws Exception {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      UUID id = berth.register().id();
      UUID kept = add(berth, id, 1).photo().id();
      UUID orphan = AddPhoto.idOf(picture(2));
      berth.get(ScriptedCrash.class).crashAt(CrashMoment.AFTER_STORE);
      assertThatThrownBy(() -> add(berth, id, 2)).isInstanceOf(ScriptedCrash.Died.class);
      SweepPhotos sweep = berth.get(SweepPhotos.class);
      FindPhoto find = berth.get(FindPhoto.class);
      Path half = folder.resolve("photos").resolve("new-" + berth.clock.millis() + "-1");
      Files.createDirectories(half);

      sweep.sweep();
      assertThat(find.find(orphan, 320)).as("its request may still run").isPresent();
      berth.clock.advance(Duration.ofMinutes(61));
      sweep.sweep();

      assertThat(find.find(orphan, 320)).isEmpty();
      assertThat(half).doesNotExist();
      assertThat(find.find(kept, 320)).isPresent();
      assertThat(add(berth, id, 2).photo().id()).as("sent again").isEqualTo(orphan);
      assertThat(find.find(orphan, 320)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_picture_lives_as_long_as_some_listing_has_it(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      UUID one = berth.register().id();
      UUID other = berth.register().id();
      UUID photo = add(berth, one, 1).photo().id();
      assertThat(add(berth, other, 1).photo().id()).isEqualTo(photo);
      SweepPhotos sweep = berth.get(SweepPhotos.class);
      ReviseListing revise = berth.get(ReviseListing.class);

      revise.removePhoto(one, berth.host, photo);
      berth.clock.advance(Duration.ofHours(2));
      sweep.sweep();
      assertThat(berth.get(FindPhoto.class).find(photo, 320)).isPresent();
      berth.hostIsErased();
      sweep.sweep();

      assertThat(berth.get(FindPhoto.class).find(photo, 320)).isEmpty();
      assertThat(berth.found(other).photos()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void no_photo_is_without_its_picture_however_it_is_swept_meanwhile(TestDatabase database) {
    try (ListingFixture berth = new ListingFixture(database, folder)) {
      UUID id = berth.register().id();
      for (int round = 0; round < 20; round++) {
        UUID photo = add(berth, id, 1).photo().id();
        berth.get(ReviseListing.class).removePhoto(id, berth.host, photo);
        berth.clock.advance(Duration.ofHours(2));

        CompletableFuture<Void> sweeping =
            CompletableFuture.runAsync(() -> berth.get(SweepPhotos.class).sweep());
        add(berth, id, 1);
        sweeping.join();

        assertThat(berth.get(FindPhoto.class).find(photo, 320)).isPresent();
        berth.get(ReviseListing.class).removePhoto(id, berth.host, photo);
      }
    }
  }

  private static AddPhoto.Added add(ListingFixture berth, UUID listing, int number) {
    return berth.get(AddPhoto.class).add(listing, berth.host, picture(number));
  }

  private static byte[] picture(int number) {
    return Pictures.webp(400, 300, number, 100, 200);
  }
}
