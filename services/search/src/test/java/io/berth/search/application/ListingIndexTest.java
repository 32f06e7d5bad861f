package io.berth.search.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.search.adapter.out.lucene.LuceneListingIndexes;
import io.berth.search.application.port.ListingIndex;
import io.berth.search.domain.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What readers see of an index that is being written to. */
class ListingIndexTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void a_new_listing_is_found_with_all_that_is_shown_of_it_or_not_at_all() {
    ManyListings many = new ManyListings(2, NOW);
    try (ListingIndex index = new LuceneListingIndexes().open()) {
      put(index, many, 0);
      assertThat(found(index).count()).isZero();
      index.publish();
      put(index, many, 1);

      assertThat(found(index).count()).isEqualTo(1);
      assertThat(found(index).items()).allMatch(item -> item.title().ko() != null).hasSize(1);

      index.publish();
      assertThat(found(index).count()).isEqualTo(2);
      assertThat(found(index).items()).allMatch(item -> item.title().ko() != null).hasSize(2);
    }
  }

  @Test
  void each_word_may_be_in_either_language_and_in_any_of_its_forms() {
    ManyListings many = new ManyListings(1, NOW);
    try (ListingIndex index = new LuceneListingIndexes().open()) {
      put(index, many, 0);
      index.publish();
      String title = many.offered(0).title().ko();

      for (String words : List.of("place", "places", "숙소", "숙소 places", "조용한 PLACES", "the 숙소")) {
        assertThat(found(index, words).count()).as(words + " in " + title).isOne();
      }
      for (String words : List.of("사막", "숙소 deserts", "사막 places", "*:*", "the 사막")) {
        assertThat(found(index, words).count()).as(words + " in " + title).isZero();
      }
    }
  }

  private static Found found(ListingIndex index, String words) {
    Search all = SearchFixture.everything();
    return index.find(
        new Search(
            words,
            all.kinds(),
            all.near(),
            all.box(),
            all.time(),
            all.guests(),
            all.amenities(),
            all.approval(),
            all.price(),
            all.sort(),
            all.after(),
            all.limit()),
        NOW);
  }

  /** Whoever follows the tables makes another one then, whichever call it was. */
  @Test
  void an_index_that_can_not_be_written_says_so_each_time() throws IOException {
    List<Path> others = folders();
    ManyListings many = new ManyListings(2, NOW);
    try (ListingIndex index = new LuceneListingIndexes().open()) {
      put(index, many, 0);
      Path own =
          folders().stream().filter(each -> !others.contains(each)).findFirst().orElseThrow();
      for (Path file : list(own)) {
        Files.delete(file);
      }
      Files.delete(own);

      assertThatThrownBy(index::publish).isInstanceOf(UncheckedIOException.class);
      assertThatThrownBy(index::publish).isInstanceOf(UncheckedIOException.class);
      assertThatThrownBy(() -> put(index, many, 1)).isInstanceOf(UncheckedIOException.class);
      Files.createDirectory(own);
    }
  }

  private static List<Path> folders() throws IOException {
    String own = "berth-search-" + ProcessHandle.current().pid() + "-";
    return list(Path.of(System.getProperty("java.io.tmpdir"))).stream()
        .filter(each -> each.getFileName().toString().startsWith(own))
        .toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static void put(ListingIndex index, ManyListings many, int number) {
    Listing listing = many.offered(number);
    index.put(listing);
    for (UUID unit : listing.units()) {
      index.take(listing.id(), unit, many.taken(listing.id(), unit), NOW);
    }
  }

  private static Found found(ListingIndex index) {
    return index.find(SearchFixture.everything(), NOW);
  }
}
