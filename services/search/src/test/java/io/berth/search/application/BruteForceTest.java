package io.berth.search.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.search.adapter.out.lucene.LuceneListingIndexes;
import io.berth.search.application.port.ListingIndex;
import io.berth.search.domain.Approval;
import io.berth.search.domain.Listing;
import io.berth.search.domain.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is offered, booked, rated and asked for: the index answers like the plainest code. */
class BruteForceTest {
  private static final int STEPS = 400;
  private static final int SEARCHES = 60;

  private final Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final PlainListings plain = new PlainListings(now);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_index_answers_as_the_plainest_code_does(long seed) {
    Random random = new Random(seed);
    RandomListings some = new RandomListings(random, now);
    int found = 0;
    int free = 0;
    try (ListingIndex index = new LuceneListingIndexes().open()) {
      for (int step = 1; step <= STEPS; step++) {
        change(index, some, random);
        if (step % 100 == 0) {
          index.publish();
          for (int i = 0; i < SEARCHES; i++) {
            Search search = some.search(plain.listings());
            List<ListingState> right = plain.find(search);
            assertSame(index, search, right);
            found += right.size();
            free += search.time() != null && !right.isEmpty() ? 1 : 0;
          }
          plain
              .states()
              .forEach(
                  state ->
                      assertThat(index.describe(state.listing().id(), now))
                          .contains(IndexParts.of(state, now)));
        }
      }
    }
    assertThat(found).as("something was found").isGreaterThan(500);
    assertThat(free).as("something was free when it was asked for").isGreaterThan(10);
  }

  private void change(ListingIndex index, RandomListings some, Random random) {
    List<Listing> known = plain.listings();
    int what = known.isEmpty() ? 0 : random.nextInt(10);
    if (what < 3) {
      boolean revised = !known.isEmpty() && what == 0;
      Listing listing =
          revised ? some.revision(known.get(random.nextInt(known.size()))) : some.listing();
      plain.put(listing);
      ListingState state = plain.state(listing.id());
      index.put(listing);
      index.rate(listing.id(), state.rating());
      for (UUID unit : listing.units()) {
        index.take(listing.id(), unit, state.takenOf(unit), now);
      }
      return;
    }
    Listing listing = known.get(random.nextInt(known.size()));
    if (what == 3) {
      index.rate(listing.id(), plain.rate(listing.id(), 1 + random.nextInt(5)));
    } else if (!listing.units().isEmpty()) {
      UUID unit = listing.units().get(random.nextInt(listing.units().size()));
      index.take(listing.id(), unit, plain.take(unit, some.taken(listing)), now);
    }
  }

  private void assertSame(ListingIndex index, Search search, List<ListingState> right) {
    List<Found.Item> items = new ArrayList<>();
    Found page = index.find(search, now);
    Found first = page;
    items.addAll(page.items());
    while (page.last() != null) {
      assertThat(page.items()).hasSize(search.limit());
      Search next =
          new Search(
              search.words(),
              search.kinds(),
              search.near(),
              search.box(),
              search.time(),
              search.guests(),
              search.amenities(),
              search.approval(),
              search.price(),
              search.sort(),
              page.last(),
              search.limit());
      page = index.find(next, now);
      items.addAll(page.items());
      assertThat(page.count()).isEqualTo(first.count());
    }

    List<UUID> ids = items.stream().map(Found.Item::listingId).toList();
    List<UUID> rightIds = right.stream().map(state -> state.listing().id()).toList();
    assertThat(first.count()).as("%s", search).isEqualTo(right.size());
    assertThat(ids).as("%s", search).containsExactlyElementsOf(rightIds);
    for (Found.Item item : items) {
      ListingState state = plain.state(item.listingId());
      assertThat(Optional.ofNullable(item.total()).map(Money::amount))
          .as("%s %s", search, state)
          .isEqualTo(plain.total(state.listing(), search));
      assertThat(item.rating()).isEqualTo(state.rating());
    }
    assertFacets(first.facets(), search, right);
    if (search.time() != null) {
      List<Search.Time> times =
          Stream.of(1, -1, 2, -2).map(move -> search.time().movedBy(move)).toList();
      List<Long> counts = new ArrayList<>(index.count(search, times, 4, now));
      while (counts.size() < times.size()) {
        counts.add(0L);
      }
      assertThat(counts)
          .isEqualTo(
              times.stream().map(time -> (long) plain.find(search.at(time)).size()).toList());
    }
  }

  private void assertFacets(Found.Facets facets, Search search, List<ListingState> right) {
    List<Listing> listings = right.stream().map(ListingState::listing).toList();
    assertThat(facets.kinds()).isEqualTo(count(listings.stream().map(Listing::kind)));
    assertThat(facets.amenities())
        .isEqualTo(count(listings.stream().flatMap(each -> each.amenities().stream())));
    Map<Approval, Integer> approvals = count(listings.stream().map(Listing::approval));
    assertThat(facets.approvals()).isEqualTo(approvals);
    List<Long> amounts =
        listings.stream()
            .filter(each -> each.prices().currency().equals(search.price().currency()))
            .map(each -> plain.total(each, search).orElse(each.prices().perSlot()))
            .toList();
    assertThat(facets.prices().stream().mapToInt(Found.PriceRange::count).sum())
        .isEqualTo(amounts.size());
    for (Found.PriceRange range : facets.prices()) {
      assertThat(amounts.stream().filter(each -> each >= range.from() && each < range.to()))
          .hasSize(range.count());
    }
    assertThat(facets.prices()).isSortedAccordingTo(Comparator.comparing(Found.PriceRange::from));
  }

  private static <T> Map<T, Integer> count(Stream<T> values) {
    return values.collect(Collectors.toMap(each -> each, each -> 1, Integer::sum));
  }
}
