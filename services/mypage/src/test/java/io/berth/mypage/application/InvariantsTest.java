package io.berth.mypage.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.messaging.ConsumptionCheck;
import io.berth.foundation.messaging.DeadLetters;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For each invariant a fault is planted and seen. */
class InvariantsTest {
  private static final String ONCE = ConsumptionCheck.NAME;
  private static final String FOLD = ViewsAreTheFold.NAME;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nothing_is_found_where_nothing_is_wrong(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      assertThat(page.invariants())
          .hasSize(2)
          .allSatisfy((n, found) -> assertThat(found).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_could_not_be_asked_is_unknown(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      page.topics().away(true);

      assertThat(page.invariants().values()).containsOnly(Set.of("unknown"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_event_that_was_left_out_is_found_by_both(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      page.topics().publish("payment-events", ExampleEvents.of("payment", "PaymentRefunded", 99));

      assertThat(page.invariants().get(ONCE))
          .containsExactly("payment-events left out berth.payment.events 0 5");
      assertThat(page.invariants().get(FOLD)).singleElement().asString().contains("is missing");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_dead_letter_is_left_out_by_nobody(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      var dead =
          page.topics()
              .publish("payment-events", ExampleEvents.of("payment", "PaymentRefunded", 99));
      page.container.get(DeadLetters.class).add("payment-events", dead, "broken", 5);

      assertThat(page.invariants()).allSatisfy((name, found) -> assertThat(found).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_change_that_was_applied_under_two_ids_is_found(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      page.happen(ExampleEvents.of("payment", "PaymentCaptured", 2));

      assertThat(page.invariants().get(ONCE)).singleElement().asString().endsWith("2 twice");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_view_that_is_not_the_fold_is_found(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      page.run("update booking set refund = refund + 1");
      page.run("delete from timeline where sequence_no = 3");
      page.run("update ledger set amount = 1 where sequence_no = 2");
      page.run("update listing set title_ko = '다른 방'");

      assertThat(page.invariants().get(FOLD)).hasSize(4);
      assertThat(page.invariants().get(ONCE)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_row_that_no_event_made_is_found(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      page.deliver(ExampleEvents.of("payment", "PaymentRefunded", 99));

      assertThat(page.invariants().get(FOLD)).singleElement().asString().contains("should be null");
    }
  }

  private static MyPageFixture full(TestDatabase database) {
    MyPageFixture page = new MyPageFixture(database);
    for (Event event : MyPageFixture.examples()) {
      page.happen(event);
    }
    return page;
  }
}
