package io.berth.search.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.messaging.ConsumptionCheck;
import io.berth.foundation.messaging.DeadLetters;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For each invariant a fault is planted and seen. */
class InvariantsTest {
  private static final String ONCE = ConsumptionCheck.NAME;
  private static final String FOLD = ViewsAreTheFold.NAME;
  private static final String INDEX = IndexIsTheTables.NAME;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nothing_is_found_where_nothing_is_wrong(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      assertThat(search.invariants())
          .containsOnlyKeys(ONCE, FOLD, INDEX)
          .allSatisfy((name, found) -> assertThat(found).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_could_not_be_asked_is_unknown(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.topics().away(true);

      assertThat(search.invariants().values()).containsOnly(Set.of("unknown"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_event_that_was_left_out_is_found_by_both(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      search.topics().publish("booking-events", ExampleEvents.of("booking", "BookingChanged", 99));

      assertThat(search.invariants().get(ONCE)).hasSize(1);
      assertThat(search.invariants().get(FOLD)).singleElement().asString().contains("should be 99");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_dead_letter_is_left_out_by_nobody(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      var dead =
          search
              .topics()
              .publish("booking-events", ExampleEvents.of("booking", "BookingChanged", 99));
      search.container.get(DeadLetters.class).add("booking-events", dead, "broken", 5);

      assertThat(search.invariants()).allSatisfy((name, found) -> assertThat(found).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tables_that_are_not_the_fold_are_found(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      search.run("update taken set to_cell = to_cell + 1");
      search.run("update rating set rating = 1");
      search.run("update listing set version = 7");

      assertThat(search.invariants().get(FOLD)).hasSize(3);
      assertThat(search.invariants().get(ONCE)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_index_that_is_not_the_tables_is_found(TestDatabase database) {
    for (String fault :
        List.of(
            "delete from taken",
            "update taken set from_cell = from_cell - 1",
            "update taken set late = 1",
            "update rating set rating = 1",
            "delete from listing")) {
      try (SearchFixture search = full(database)) {
        search.run(fault);

        assertThat(search.invariants().get(INDEX)).as(fault).hasSize(1);
        search.restart();
        assertThat(search.invariants().get(INDEX)).as(fault).isEmpty();
      }
    }
  }

  private static SearchFixture full(TestDatabase database) {
    SearchFixture search = new SearchFixture(database);
    search.happen("listing", "ListingPublished", 1);
    search.happen("booking", "BookingConfirmed", 1);
    search.happen("review", "ReviewPosted", 1);
    search.follow();
    return search;
  }
}
