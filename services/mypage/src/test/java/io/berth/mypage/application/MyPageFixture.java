package io.berth.mypage.application;

import io.berth.foundation.invariants.CheckInvariants;
import io.berth.foundation.invariants.EventsAppliedOnce;
import io.berth.foundation.messaging.AppliedEvents;
import io.berth.foundation.messaging.ConsumptionCheck;
import io.berth.foundation.messaging.DeadLetters;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.messaging.PublishedEvents;
import io.berth.foundation.rebuild.FindRebuilds;
import io.berth.foundation.rebuild.Generations;
import io.berth.foundation.rebuild.RebuildViews;
import io.berth.foundation.rebuild.Rebuilds;
import io.berth.foundation.rebuild.StartRebuild;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.RecordedTopics;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import io.berth.mypage.adapter.in.messaging.BookingEventsConsumer;
import io.berth.mypage.adapter.in.messaging.ListingEventsConsumer;
import io.berth.mypage.adapter.in.messaging.MemberEventsConsumer;
import io.berth.mypage.adapter.in.messaging.PaymentEventsConsumer;
import io.berth.mypage.adapter.in.messaging.PublishedTopics;
import io.berth.mypage.adapter.in.messaging.ReviewEventsConsumer;
import io.berth.mypage.adapter.out.persistence.JpaReadModels;
import jakarta.enterprise.util.TypeLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** My page on a real database without a server; what is published is applied at once. */
public final class MyPageFixture implements AutoCloseable {
  /** Of the contracts' examples. */
  static final UUID BOOKING = UUID.fromString("1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6");

  static final UUID GUEST = UUID.fromString("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21");
  static final UUID HOST = UUID.fromString("0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30");

  final MovingClock clock = new MovingClock();
  final TestContainer container;

  MyPageFixture(TestDatabase database) {
    container =
        TestContainer.of(database, "mypage")
            .clock(clock)
            .packagesOf(ApplyChange.class, JpaReadModels.class)
            .beans(
                Inbox.class,
                AppliedEvents.class,
                PublishedEvents.class,
                DeadLetters.class,
                RecordedTopics.class,
                ConsumptionCheck.class,
                CheckInvariants.class,
                EventsAppliedOnce.class,
                Generations.class,
                Rebuilds.class,
                StartRebuild.class,
                FindRebuilds.class,
                RebuildViews.class,
                RebuildViews.Step.class,
                BookingEventsConsumer.class,
                PaymentEventsConsumer.class,
                ListingEventsConsumer.class,
                MemberEventsConsumer.class,
                ReviewEventsConsumer.class,
                PublishedTopics.class)
            .config("berth.invariants.second-look", "PT0.01S")
            .start();
  }

  RecordedTopics topics() {
    return container.get(RecordedTopics.class);
  }

  /** All examples, each the next change of what it is about. */
  static List<Event> examples() {
    List<Event> examples = new ArrayList<>();
    add(examples, "booking", ExampleEvents.OF_BOOKING);
    add(examples, "booking", ExampleEvents.OF_BLOCKS);
    add(examples, "payment", ExampleEvents.OF_PAYMENT);
    add(examples, "listing", ExampleEvents.OF_LISTING);
    add(examples, "review", ExampleEvents.OF_REVIEW);
    return examples;
  }

  private static void add(List<Event> examples, String context, List<String> types) {
    for (int i = 0; i < types.size(); i++) {
      examples.add(ExampleEvents.of(context, types.get(i), i + 1));
    }
  }

  static String channel(Event event) {
    return event.source().substring(1) + "-events";
  }

  /** Delivers an event to its consumer. */
  boolean deliver(Event event) {
    return container.get(Inbox.class).applyOnce(handler(channel(event)), channel(event), event);
  }

  /** Publishes an event and delivers it. */
  ConsumerRecord<String, String> happen(Event event) {
    ConsumerRecord<String, String> record = topics().publish(channel(event), event);
    deliver(event);
    return record;
  }

  EventHandler handler(String consumer) {
    return container.all(new TypeLiteral<EventHandler>() {}).stream()
        .filter(each -> each.consumer().equals(consumer))
        .findFirst()
        .orElseThrow();
  }

  /** All of the read model, by the names of its parts. */
  Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    container.get(WalkViews.class).walk(contents::put);
    return contents;
  }

  void forgetEverything() {
    for (String table :
        List.of("inbox", "booking", "timeline", "ledger", "listing", "review", "erased_person")) {
      run("delete from " + table);
    }
  }

  int run(String sql) {
    return container.inTransaction(
        () -> container.entityManager().createNativeQuery(sql).executeUpdate());
  }

  /** The findings of each invariant; null for unknown. */
  Map<String, Set<String>> invariants() {
    return container.get(CheckInvariants.class).check().stream()
        .collect(
            Collectors.toMap(
                CheckInvariants.Check::name,
                check -> check.findings().orElse(Set.of("unknown")),
                (one, other) -> one,
                TreeMap::new));
  }

  @Override
  public void close() {
    container.close();
  }
}
