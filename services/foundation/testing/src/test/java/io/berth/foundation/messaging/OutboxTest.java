package io.berth.foundation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.persistence.SqlTrouble;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_told_is_read_again_letter_by_letter(TestDatabase database) {
    try (TestContainer container = container(database)) {
      String long한글 = "한강이 보이는 방 ".repeat(5_000);

      tell(container, "key", "thing", 1, Map.of("title", long한글));

      List<Outbox.Unsent> unsent = container.get(Outbox.class).unsent(10);
      assertThat(unsent).hasSize(1);
      Event event = unsent.get(0).event();
      assertThat(event.data()).isEqualTo("{\"title\":\"" + long한글 + "\"}");
      assertThat(event.type()).isEqualTo("ThingHappened");
      assertThat(event.source()).isEqualTo("/testing");
      assertThat(event.key()).isEqualTo("key");
      assertThat(event.aggregateId()).isEqualTo("thing");
      assertThat(event.sequence()).isEqualTo(1);
      assertThat(event.time()).isEqualTo(NOW);
      assertThat(event.causationId()).isNull();
      assertThat(event.traceparent()).contains(event.correlationId());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_rolls_back_is_never_told(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Outbox outbox = container.get(Outbox.class);

      assertThatThrownBy(
              () ->
                  container.inTransaction(
                      () -> {
                        outbox.append("ThingHappened", "key", "thing", 1, Map.of());
                        throw new IllegalStateException("the effect failed");
                      }))
          .hasMessage("the effect failed");

      assertThat(outbox.unsent(10)).isEmpty();
      assertThat(outbox.backlog().count()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void all_is_sent_again_under_the_same_ids_and_in_the_same_order(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Outbox outbox = container.get(Outbox.class);
      tell(container, "key", "thing", 1, Map.of());
      tell(container, "key", "thing", 2, Map.of());
      List<Outbox.Unsent> first = outbox.unsent(10);
      outbox.markSent(first.stream().map(Outbox.Unsent::id).toList());
      tell(container, "key", "thing", 3, Map.of());

      assertThat(outbox.sendAgain()).isEqualTo(2);

      assertThat(outbox.unsent(10)).hasSize(3).startsWith(first.toArray(Outbox.Unsent[]::new));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nothing_is_told_outside_a_transaction(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Outbox outbox = container.get(Outbox.class);

      assertThatThrownBy(() -> outbox.append("ThingHappened", "key", "thing", 1, Map.of()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_was_sent_is_not_sent_again_but_stays_history(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Outbox outbox = container.get(Outbox.class);
      tell(container, "key", "thing", 1, Map.of("n", 1));
      tell(container, "key", "thing", 2, Map.of("n", 2));
      tell(container, "key", "other", 1, Map.of("n", 3));

      outbox.markSent(List.of(outbox.unsent(10).get(0).id()));

      assertThat(outbox.unsent(10))
          .extracting(u -> u.event().data())
          .containsExactly("{\"n\":2}", "{\"n\":3}");
      assertThat(outbox.unsent(1)).hasSize(1);
      assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(2, NOW.toEpochMilli()));
      assertThat(container.inTransaction(() -> outbox.history("thing")))
          .extracting(Event::sequence)
          .containsExactly(1L, 2L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void one_version_of_a_thing_is_told_once(TestDatabase database) {
    try (TestContainer container = container(database)) {
      tell(container, "key", "thing", 1, Map.of());

      assertThatThrownBy(() -> tell(container, "key", "thing", 1, Map.of()))
          .satisfies(e -> assertThat(SqlTrouble.of(e)).isEqualTo(SqlTrouble.DUPLICATE));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void one_process_holds_the_lease_until_it_lapses(TestDatabase database) {
    MovingClock clock = new MovingClock();
    try (TestContainer container = container(database, clock)) {
      Outbox outbox = container.get(Outbox.class);

      assertThat(outbox.holdLease("one", 15_000)).isTrue();
      assertThat(outbox.holdLease("other", 15_000)).isFalse();
      assertThat(outbox.holdLease("one", 15_000)).isTrue();
      clock.advance(Duration.ofSeconds(16));
      assertThat(outbox.holdLease("other", 15_000)).isTrue();
      assertThat(outbox.holdLease("one", 15_000)).isFalse();
    }
  }

  static TestContainer container(TestDatabase database) {
    return container(database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static TestContainer container(TestDatabase database, Clock clock) {
    return TestContainer.of(database, "testing")
        .beans(Outbox.class, RelaySignal.class)
        .clock(clock)
        .start();
  }

  private static void tell(
      TestContainer container, String key, String aggregate, long sequence, Object data) {
    container.inTransaction(
        () -> {
          container.get(Outbox.class).append("ThingHappened", key, aggregate, sequence, data);
          return null;
        });
  }
}
