package io.berth.search.application;

import static io.berth.search.application.SearchFixture.LISTING;
import static io.berth.search.application.SearchFixture.everything;
import static io.berth.search.application.SearchFixture.nights;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import io.berth.search.domain.Money;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A listing's life, read first: it is offered, held, booked, given back, rated and withdrawn. */
class FindingTest {
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_offered_is_found_while_it_is_free(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.itIs("2027-03-31T23:00:00Z");
      assertThat(search.find(everything()).found().count()).isZero();

      search.happen("listing", "ListingPublished", 1);
      Found.Item item = only(search.find(nights("2027-05-01", "2027-05-03")));
      assertThat(item.listingId()).isEqualTo(LISTING);
      assertThat(item.total()).isEqualTo(new Money(264_000, "KRW"));
      assertThat(item.title().ko()).isEqualTo("한강이 보이는 방");
      assertThat(item.freeCancellationUntil()).isEqualTo("2027-04-30T06:00:00Z");

      search.happen("booking", "BookingHeld", 1);
      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().items()).isEmpty();
      assertThat(search.find(nights("2027-05-03", "2027-05-04")).found().items()).hasSize(1);
      search.itIs("2027-04-01T00:10:00Z");
      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().items()).hasSize(1);

      search.happen("booking", "BookingConfirmed", 2);
      SearchListings.Answer taken = search.find(nights("2027-05-01", "2027-05-03"));
      assertThat(taken.found().count()).isZero();
      assertThat(taken.alternatives())
          .extracting(
              each ->
                  each.time().cells().from() - taken.alternatives().get(0).time().cells().from())
          .containsExactly(0L, -4L, 1L);

      search.happen("booking", "BookingCancelled", 3);
      search.happen("review", "ReviewPosted", 1);
      assertThat(only(search.find(nights("2027-05-01", "2027-05-03"))).rating())
          .isEqualTo(new Rating(5, 1));

      search.happen("listing", "ListingWithdrawn", 3);
      assertThat(search.find(everything()).found().items()).isEmpty();
      assertThat(search.invariants().values()).allMatch(java.util.Set::isEmpty);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_unit_that_should_be_back_is_not_offered(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.happen("listing", "ListingPublished", 1);
      search.happen("booking", "BookingOverdue", 1);
      assertThat(search.find(nights("2027-07-01", "2027-07-03")).found().count()).isZero();

      search.happen("booking", "BookingCompleted", 2);
      assertThat(search.find(nights("2027-07-01", "2027-07-03")).found().count()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_booking_that_moves_to_another_unit_frees_the_first(TestDatabase database) {
    String first = "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c50";
    String second = "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c51";
    try (SearchFixture search = new SearchFixture(database)) {
      var published = ExampleEvents.of("listing", "ListingPublished", 1);
      search.happen(
          ExampleEvents.of(
              "listing",
              "ListingPublished",
              1,
              published
                  .data()
                  .replaceFirst(
                      "\"units\": \\[",
                      "\"units\": [{\"id\": \""
                          + second
                          + "\", \"name\": \"102\", \"state\":"
                          + " \"ACTIVE\"},")));
      search.happen("booking", "BookingConfirmed", 1);
      search.happen("booking", "BlockPlaced", 1);
      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().count()).isOne();

      var changed = ExampleEvents.of("booking", "BookingChanged", 2);
      search.happen(
          ExampleEvents.of("booking", "BookingChanged", 2, changed.data().replace(first, second)));

      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().count()).isOne();
      search.happen("booking", "BookingConfirmed", 1);
      assertThat(search.invariants().get(IndexIsTheTables.NAME)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_index_reads_what_is_past_no_more(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.happen("listing", "ListingPublished", 1);
      search.happen("booking", "BookingConfirmed", 1);
      search.happen("booking", "BlockPlaced", 1);
      search.itIs("2027-05-03T23:59:59Z");
      assertThat(read(search)).hasSize(2);
      search.itIs("2027-05-04T00:00:00Z");
      assertThat(read(search)).hasSize(1);
      search.follow();
      assertThat(search.invariants().values()).containsOnly(Set.of());

      search.happen("booking", "BookingOverdue", 2);
      search.itIs("2040-01-01T00:00:00Z");
      assertThat(read(search)).extracting(Taken::late).containsExactly(true);
      search.happen("booking", "BookingCompleted", 3);
      assertThat(read(search)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_block_may_begin_in_another_century(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.happen("listing", "ListingPublished", 1);
      String data = Contracts.example("booking", "BlockPlaced");
      search.happen(
          ExampleEvents.of(
              "booking",
              "BlockPlaced",
              1,
              data.replace("20948", "65745").replace("20950", "65750")));
      search.follow();

      assertThat(search.invariants().values()).containsOnly(Set.of());
      search.clock.advance(Duration.ofDays(1_000));
      assertThat(search.invariants().values()).containsOnly(Set.of());
    }
  }

  private static List<Taken> read(SearchFixture search) {
    return search
        .container
        .get(ReadTables.class)
        .taken(1, Set.of(SearchFixture.UNIT), search.clock.instant())
        .getOrDefault(SearchFixture.UNIT, List.of());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_was_booked_before_its_listing_was_heard_of_is_taken(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.happen("booking", "BookingConfirmed", 1);
      search.follow();
      search.happen("listing", "ListingPublished", 1);

      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().count()).isZero();
      assertThat(search.find(nights("2027-05-03", "2027-05-05")).found().count()).isOne();
    }
  }

  /** Five times as many stars are more than a smallint holds. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void ratings_add_up_however_many_there_are(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.happen("listing", "ListingPublished", 1);
      String rows =
          IntStream.range(0, 1_000)
              .mapToObj(i -> "(1, '%%d%03d', '%s', 5)".formatted(i, LISTING))
              .collect(Collectors.joining(","));
      for (int thousand = 0; thousand < 7; thousand++) {
        search.run(
            "insert into rating (generation, review_id, listing_id, rating) values "
                + rows.replace("%d", Integer.toString(thousand)));
      }

      assertThat(only(search.find(everything())).rating()).isEqualTo(new Rating(35_000, 7_000));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_process_that_starts_again_has_its_index_again(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.happen("listing", "ListingPublished", 1);
      search.happen("booking", "BookingHeld", 1);
      search.happen("review", "ReviewPosted", 1);
      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().count()).isZero();

      search.restart();

      assertThat(search.invariants().get(IndexIsTheTables.NAME)).isEmpty();
      search.clock.advance(Duration.ofDays(150));
      search.follow();
      assertThat(
              search
                  .container
                  .get(SearchListings.class)
                  .find(nights("2027-05-01", "2027-05-03"))
                  .found()
                  .count())
          .isOne();
    }
  }

  private static Found.Item only(SearchListings.Answer answer) {
    assertThat(answer.found().count()).isEqualTo(answer.found().items().size());
    assertThat(answer.found().items()).hasSize(1);
    return answer.found().items().get(0);
  }
}
