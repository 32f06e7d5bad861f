package io.berth.search.application;

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
import io.berth.search.adapter.in.messaging.BookingEventsConsumer;
import io.berth.search.adapter.in.messaging.ListingEventDocuments;
import io.berth.search.adapter.in.messaging.ListingEventsConsumer;
import io.berth.search.adapter.in.messaging.PublishedTopics;
import io.berth.search.adapter.in.messaging.ReviewEventsConsumer;
import io.berth.search.adapter.out.lucene.LuceneListingIndexes;
import io.berth.search.adapter.out.persistence.SqlReadModels;
import io.berth.search.application.port.ListingIndexes;
import io.berth.search.application.port.Published;
import io.berth.search.domain.Period;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Search on a real database without a server; what is published is applied at once. */
public final class SearchFixture implements AutoCloseable {
  /** Of the contracts' examples. */
  static final UUID LISTING = UUID.fromString("5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10");

  /** The unit of that listing. */
  static final UUID UNIT = UUID.fromString("7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c50");

  final MovingClock clock = new MovingClock();
  final TestContainer container;
  private FollowChanges follower;

  SearchFixture(TestDatabase database) {
    container =
        TestContainer.of(database, "search")
            .clock(clock)
            .packagesOf(ApplyChange.class, SqlReadModels.class, LuceneListingIndexes.class)
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
                ListingEventsConsumer.class,
                BookingEventsConsumer.class,
                ReviewEventsConsumer.class,
                ListingEventDocuments.class,
                PublishedTopics.class)
            .config("berth.invariants.second-look", "PT0.01S")
            .start();
    follower = container.get(FollowChanges.class);
  }

  /** The clock moves on to an instant. */
  void itIs(String instant) {
    clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
  }

  RecordedTopics topics() {
    return container.get(RecordedTopics.class);
  }

  /** All examples, each the next change of what it is about. */
  static List<Event> examples() {
    List<Event> examples = new ArrayList<>();
    add(examples, "listing", ExampleEvents.OF_LISTING);
    add(examples, "booking", ExampleEvents.OF_BOOKING);
    add(examples, "booking", ExampleEvents.OF_BLOCKS);
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

  /** The same, of the contracts' example. */
  void happen(String context, String type, long sequence) {
    happen(ExampleEvents.of(context, type, sequence));
  }

  EventHandler handler(String consumer) {
    return container.all(new TypeLiteral<EventHandler>() {}).stream()
        .filter(each -> each.consumer().equals(consumer))
        .findFirst()
        .orElseThrow();
  }

  /** The process ends, and another one starts on the same database. */
  void restart() {
    follower.close();
    follower =
        new FollowChanges(
            container.get(ReadTables.class),
            container.get(ListingIndexes.class),
            container.get(LiveIndex.class),
            container.get(Published.class),
            clock);
    follow();
  }

  /** Brings the index up to date. */
  void follow() {
    follower.follow();
  }

  /** Searches in an index that is up to date. */
  SearchListings.Answer find(Search search) {
    follow();
    return container.get(SearchListings.class).find(search);
  }

  static Search everything() {
    return Search.all("KRW", 20);
  }

  static Search nights(String from, String to) {
    return everything()
        .at(
            new Search.Time(
                true,
                new Period(LocalDate.parse(from).toEpochDay(), LocalDate.parse(to).toEpochDay())));
  }

  /** All of the read model, by the names of its parts. */
  Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    container.get(ReadTables.class).walk(contents::put);
    return contents;
  }

  void forgetEverything() {
    for (String table : List.of("inbox", "listing", "owner", "taken", "rating")) {
      run("delete from " + table);
    }
  }

  int run(String sql) {
    return container.inTransaction(
        () -> container.entityManager().createNativeQuery(sql).executeUpdate());
  }

  /** The findings of each invariant; unknown where it could not be asked. */
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
    follower.close();
    container.close();
  }
}
