package io.berth.search.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.search.adapter.out.lucene.LuceneListingIndexes;
import io.berth.search.application.port.ListingIndex;
import io.berth.search.domain.Listing;
import java.time.Instant;
import java.util.UUID;
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
