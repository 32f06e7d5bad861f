package io.berth.foundation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BacklogsTest {
  private final MovingClock clock = new MovingClock();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_waits_is_counted_with_its_age(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Backlogs backlogs = container.get(Backlogs.class);
      assertThat(backlogs.last().unsent()).isNaN();
      backlogs.count();
      assertThat(backlogs.last()).isEqualTo(new Backlogs.Counted(0, 0, 0));

      tell(container, 1);
      clock.advance(Duration.ofSeconds(40));
      tell(container, 2);
      container
          .get(DeadLetters.class)
          .add("consumer", new ConsumerRecord<>("topic", 0, 7, "key", "{"), "malformed", 1);
      backlogs.count();
      assertThat(backlogs.last()).isEqualTo(new Backlogs.Counted(2, 40, 1));

      Outbox outbox = container.get(Outbox.class);
      outbox.markSent(outbox.unsent(10).stream().map(Outbox.Unsent::id).toList());
      backlogs.count();
      assertThat(backlogs.last()).isEqualTo(new Backlogs.Counted(0, 0, 1));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_can_not_be_counted_is_no_number(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Backlogs backlogs = container.get(Backlogs.class);
      backlogs.count();
      container.inTransaction(
          () ->
              container
                  .entityManager()
                  .createNativeQuery("drop table dead_letter")
                  .executeUpdate());

      assertThatThrownBy(backlogs::count).isInstanceOf(RuntimeException.class);

      assertThat(
              List.of(
                  backlogs.last().unsent(),
                  backlogs.last().oldestSeconds(),
                  backlogs.last().deadLetters()))
          .containsOnly(Double.NaN);
    }
  }

  private static void tell(TestContainer container, long sequence) {
    container.inTransaction(
        () -> {
          container.get(Outbox.class).append("ThingHappened", "key", "thing", sequence, Map.of());
          return null;
        });
  }

  private TestContainer container(TestDatabase database) {
    return TestContainer.of(database, "testing")
        .clock(clock)
        .beans(Outbox.class, RelaySignal.class, Inbox.class, DeadLetters.class, Backlogs.class)
        .start();
  }
}
