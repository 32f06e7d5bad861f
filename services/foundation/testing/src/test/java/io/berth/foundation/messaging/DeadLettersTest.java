package io.berth.foundation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLettersTest {
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_event_takes_effect_once_however_often_it_is_delivered(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Inbox inbox = container.get(Inbox.class);
      Event event = CloudEvents.read(record(7, "{\"what\":\"hello\"}"));

      assertThat(inbox.applyOnce(handler(container), "topic", event)).isTrue();
      assertThat(inbox.applyOnce(handler(container), "topic", event)).isFalse();

      assertThat(effects(container)).containsExactly("hello");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_effect_that_failed_leaves_nothing_in_the_inbox(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Inbox inbox = container.get(Inbox.class);
      Handler handler = handler(container);
      Event event = CloudEvents.read(record(7, "{\"what\":\"hello\"}"));
      handler.broken(true);
      assertThatThrownBy(() -> inbox.applyOnce(handler, "topic", event)).hasMessage("broken");

      handler.broken(false);

      assertThat(inbox.applyOnce(handler, "topic", event)).isTrue();
      assertThat(effects(container)).containsExactly("hello");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_dead_letter_is_kept_once_and_listed_with_its_reason(TestDatabase database) {
    try (TestContainer container = container(database)) {
      DeadLetters deadLetters = container.get(DeadLetters.class);

      deadLetters.add("things", record(7, "한글".repeat(20_000)), "too long", 5);
      deadLetters.add("things", record(7, "한글".repeat(20_000)), "too long", 5);

      List<DeadLetters.DeadLetter> open = deadLetters.open(10);
      assertThat(open).hasSize(1);
      assertThat(open.get(0).reason()).isEqualTo("too long");
      assertThat(open.get(0).offset()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_retried_dead_letter_takes_effect_and_is_settled(TestDatabase database) {
    try (TestContainer container = container(database)) {
      DeadLetters deadLetters = container.get(DeadLetters.class);
      deadLetters.add("things", record(7, "{\"what\":\"hello\"}"), "broken", 5);
      UUID id = deadLetters.open(10).get(0).id();

      assertThat(deadLetters.retry(id)).isPresent();

      assertThat(effects(container)).containsExactly("hello");
      assertThat(deadLetters.open(10)).isEmpty();
      assertThat(deadLetters.retry(id)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_dead_letter_that_fails_again_stays_open(TestDatabase database) {
    try (TestContainer container = container(database)) {
      DeadLetters deadLetters = container.get(DeadLetters.class);
      deadLetters.add("things", record(7, "{\"what\":\"hello\"}"), "broken", 5);
      UUID id = deadLetters.open(10).get(0).id();
      handler(container).broken(true);

      assertThatThrownBy(() -> deadLetters.retry(id)).hasMessage("broken");

      assertThat(deadLetters.open(10)).hasSize(1);
      assertThat(effects(container)).isEmpty();
    }
  }

  private static TestContainer container(TestDatabase database) {
    return TestContainer.of(database, "testing")
        .beans(Inbox.class, DeadLetters.class, Handler.class)
        .start();
  }

  private static Handler handler(TestContainer container) {
    return container.get(Handler.class);
  }

  @SuppressWarnings("unchecked")
  private static List<String> effects(TestContainer container) {
    return container.inTransaction(
        () ->
            container.entityManager().createNativeQuery("select what from effect").getResultList());
  }

  private static ConsumerRecord<String, String> record(long offset, String data) {
    Event event =
        new Event(
            UUID.fromString("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21"),
            "ThingHappened",
            "/testing",
            "key",
            "thing",
            1,
            Instant.parse("2026-11-20T10:00:00Z"),
            null,
            "correlation",
            null,
            data);
    return new ConsumerRecord<>(
        "topic",
        0,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        0,
        0,
        "key",
        data,
        new RecordHeaders(CloudEvents.write("topic", event).headers()),
        Optional.empty());
  }

  @ApplicationScoped
  static class Handler implements EventHandler {
    @Inject EntityManager entityManager;
    private boolean broken;

    void broken(boolean broken) {
      this.broken = broken;
    }

    @Override
    public String consumer() {
      return "things";
    }

    @Override
    public void apply(Event event) {
      entityManager
          .createNativeQuery("insert into effect (event_id, what) values (?, ?)")
          .setParameter(1, event.eventId().toString())
          .setParameter(2, event.data(Thing.class).what())
          .executeUpdate();
      if (broken) {
        throw new IllegalStateException("broken");
      }
    }
  }

  record Thing(String what) {}
}
