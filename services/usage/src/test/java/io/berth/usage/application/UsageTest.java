package io.berth.usage.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.invariants.CheckInvariants;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.messaging.RelaySignal;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import io.berth.usage.adapter.in.messaging.BookingEventsConsumer;
import io.berth.usage.adapter.in.messaging.MemberEventsConsumer;
import io.berth.usage.adapter.out.messaging.OutboxUseEvents;
import io.berth.usage.adapter.out.persistence.SqlUses;
import io.berth.usage.application.port.BookingDecisions;
import io.berth.usage.application.port.Uses;
import io.berth.usage.domain.Actor;
import io.berth.usage.domain.ActualUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a use, on both databases, with a booking that does what a test says. */
class UsageTest {
  private static final UUID BOOKING = UUID.fromString("1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6");
  private static final UUID LISTING = UUID.fromString("5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10");
  private static final UUID GUEST = UUID.fromString("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21");
  private static final UUID HOST = UUID.fromString("0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30");
  private static final UUID USE = ActualUse.idOf(BOOKING);
  private static final Instant STARTED = Instant.parse("2026-11-20T09:30:00Z");
  private static final FindUses.Asker AS_GUEST = new FindUses.Asker(GUEST, true, false);
  private static final FindUses.Asker AS_HOST = new FindUses.Asker(HOST, false, true);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_use_starts_and_ends_once(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      ActualUse started = usage.start(GUEST);
      assertThat(usage.start(GUEST)).isEqualTo(started);
      assertThat(usage.start(HOST)).isEqualTo(started);
      assertThatThrownBy(() -> usage.end(UUID.randomUUID())).isInstanceOf(UseUnknown.class);

      EndUse.Ended ended = usage.end(HOST);
      usage.clock.advance(Duration.ofMinutes(3));

      assertThat(usage.end(GUEST).use()).isEqualTo(ended.use());
      assertThat(ended.use().end().orElseThrow().by()).isEqualTo(Actor.HOST);
      assertThat(usage.told()).containsExactly("UseStarted", "UseEnded");
      assertThat(usage.booking.asked())
          .as("the same question, so that booking gives the same answer")
          .hasSize(3)
          .startsWith("START " + USE)
          .satisfies(asked -> assertThat(asked.get(1)).isEqualTo(asked.get(2)));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nothing_is_recorded_of_a_start_that_booking_did_not_answer(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      usage.booking.fails(new BookingDecisions.Silent("away", null));
      assertThatThrownBy(() -> usage.start(GUEST)).isInstanceOf(BookingDecisions.Silent.class);
      usage.booking.fails(new BookingDecisions.Refused(409, "unit-in-use", "still out"));
      assertThatThrownBy(() -> usage.start(GUEST)).isInstanceOf(BookingDecisions.Refused.class);

      assertThat(usage.page(AS_GUEST)).isEmpty();
      assertThat(usage.told()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_end_is_recorded_and_told_whether_booking_answers_or_not(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      usage.start(GUEST);
      usage.booking.fails(new BookingDecisions.Silent("away", null));

      EndUse.Ended ended = usage.end(GUEST);

      assertThat(ended.givenBack()).isNull();
      assertThat(usage.told()).containsExactly("UseStarted", "UseEnded");
      usage.booking.answers(decision(new BookingDecisions.GivenBack("a", "b")));
      assertThat(usage.end(GUEST).givenBack().to()).isEqualTo("b");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_crash_between_decision_and_record_is_healed_by_the_event(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      usage.crash.crashAt(CrashMoment.AFTER_START);
      assertThatThrownBy(() -> usage.start(GUEST)).isInstanceOf(ScriptedCrash.Died.class);
      assertThat(usage.page(AS_GUEST)).isEmpty();

      usage.hear(began("CAR", 3));

      assertThat(usage.page(AS_GUEST)).hasSize(1);
      assertThat(usage.start(GUEST).startedAt()).isEqualTo(STARTED);
      assertThat(usage.told()).containsExactly("UseStarted");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_crash_around_booking_s_answer_to_an_end_leaves_one_end(TestDatabase database) {
    for (CrashMoment moment : List.of(CrashMoment.BEFORE_END, CrashMoment.AFTER_END)) {
      try (Usage usage = new Usage(database)) {
        ActualUse started = usage.start(GUEST);
        usage.booking.answers(decision(new BookingDecisions.GivenBack("a", "b")));
        usage.crash.crashAt(moment);
        assertThatThrownBy(() -> usage.end(GUEST)).isInstanceOf(ScriptedCrash.Died.class);
        Instant endedAt = usage.clock.instant();
        usage.clock.advance(Duration.ofMinutes(3));

        EndUse.Ended repeated = usage.end(GUEST);

        assertThat(repeated.use().startedAt()).isEqualTo(started.startedAt());
        assertThat(repeated.use().end().orElseThrow().at()).isEqualTo(endedAt);
        assertThat(repeated.givenBack().to()).isEqualTo("b");
        assertThat(usage.told()).containsExactly("UseStarted", "UseEnded");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_who_is_erased_no_note_is_kept_and_none_is_written(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      usage.start(GUEST);
      usage.end(GUEST, "I am Ari, the key is with Bora");
      assertThat(usage.note()).contains("Ari");

      usage.isErased(GUEST);

      assertThat(usage.note()).isNull();
    }
    try (Usage usage = new Usage(database)) {
      usage.start(GUEST);
      usage.isErased(GUEST);

      assertThat(usage.end(GUEST, "I am Ari").use().end()).isPresent();

      assertThat(usage.note()).isNull();
      assertThat(usage.told()).containsExactly("UseStarted", "UseEnded");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_start_that_the_event_overtakes_is_recorded_once(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      usage.booking.afterwards(() -> usage.hear(began("CAR", 3)));

      assertThat(usage.start(GUEST).startedAt()).isEqualTo(STARTED);

      assertThat(usage.told()).containsExactly("UseStarted");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void many_starts_and_ends_at_once_are_one(TestDatabase database) throws Exception {
    try (Usage usage = new Usage(database)) {
      ExecutorService threads = Executors.newFixedThreadPool(6);
      List<Callable<Object>> steps = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        steps.add(() -> usage.start(GUEST));
        steps.add(() -> usage.start(HOST));
      }
      assertThat(threads.invokeAll(steps).stream().map(UsageTest::result).distinct()).hasSize(1);
      steps.clear();
      for (int i = 0; i < 6; i++) {
        steps.add(() -> usage.end(GUEST).use());
      }
      assertThat(threads.invokeAll(steps).stream().map(UsageTest::result).distinct()).hasSize(1);
      threads.shutdown();

      assertThat(usage.told()).containsExactly("UseStarted", "UseEnded");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_loan_is_recorded_when_booking_tells_of_it_and_a_stay_is_not(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      usage.hear(began("STAY", 3));
      assertThat(usage.page(AS_GUEST)).isEmpty();
    }
    try (Usage usage = new Usage(database)) {
      usage.hear(began("EBOOK", 3));
      usage.hear(began("EBOOK", 3));

      Uses.Found loan = usage.page(AS_GUEST).get(0);
      assertThat(loan.use().startedBy()).isEqualTo(Actor.SYSTEM);
      assertThat(loan.plan().orElseThrow().kind()).isEqualTo("EBOOK");
      assertThat(usage.end(GUEST).use().end()).isPresent();
      assertThat(usage.told()).containsExactly("UseStarted", "UseEnded");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_plan_is_what_the_newest_event_says_in_any_order(TestDatabase database) {
    List<String> types = List.of("BookingConfirmed", "BookingStarted", "BookingCompleted");
    for (List<Integer> order :
        List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(2, 0, 1))) {
      try (Usage usage = new Usage(database)) {
        usage.start(GUEST);
        for (int each : order) {
          usage.hear(ExampleEvents.of("booking", types.get(each), each + 2));
          usage.hear(ExampleEvents.of("booking", types.get(each), each + 2));
        }

        Uses.Found found = usage.page(AS_HOST).get(0);
        assertThat(found.plan().orElseThrow().state()).as("%s", order).isEqualTo("COMPLETED");
        assertThat(found.use().startedAt()).isEqualTo(STARTED);
        assertThat(usage.told()).containsExactly("UseStarted");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void everybody_sees_the_own_uses_page_by_page(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      for (int i = 0; i < 5; i++) {
        UUID booking = UUID.randomUUID();
        usage.start.start(booking, GUEST);
      }
      FindUses find = usage.container.get(FindUses.class);
      List<UUID> all = usage.page(AS_HOST).stream().map(found -> found.use().id()).toList();
      List<UUID> paged = new ArrayList<>();
      UUID after = null;
      do {
        FindUses.Page page = find.page(AS_HOST, LISTING, null, after, 2).orElseThrow();
        page.items().forEach(found -> paged.add(found.use().id()));
        after = page.next().orElse(null);
      } while (after != null);

      assertThat(paged).hasSize(5).isEqualTo(all);
      FindUses.Asker stranger = new FindUses.Asker(UUID.randomUUID(), true, true);
      assertThat(find.page(stranger, null, null, null, 9).orElseThrow().items()).isEmpty();
      assertThat(find.page(stranger, null, null, all.get(0), 9)).isEmpty();
      assertThat(find.page(stranger, null, BOOKING, null, 9)).isEmpty();
      assertThat(find.one(stranger, all.get(0))).isEmpty();
      assertThat(find.one(new FindUses.Asker(HOST, true, false), all.get(0)))
          .as("a host without the role")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_must_never_be_is_found(TestDatabase database) {
    try (Usage usage = new Usage(database)) {
      usage.hear(began("CAR", 3));
      assertThat(usage.findings()).isEmpty();
      usage.end(GUEST);
      usage.clock.advance(Duration.ofSeconds(59));
      assertThat(usage.findings()).as("on its way").isEmpty();
      usage.clock.advance(Duration.ofSeconds(2));
      assertThat(usage.findings()).containsExactly("ended-uses-end-their-bookings");
      usage.hear(ExampleEvents.of("booking", "BookingCompleted", 4));
      assertThat(usage.findings()).isEmpty();
      usage.hear(ExampleEvents.of("booking", "BookingMarkedNoShow", 5));
      assertThat(usage.findings()).containsExactly("uses-are-of-bookings-that-began");
    }
  }

  private static Object result(java.util.concurrent.Future<Object> future) {
    try {
      return future.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Event began(String kind, long sequence) {
    return ExampleEvents.of(
        "booking",
        "BookingStarted",
        sequence,
        Contracts.example("booking", "BookingStarted")
            .replace("\"STAY\"", "\"" + kind + "\"")
            .replaceAll("\"startedAt\": \"[^\"]+\"", "\"startedAt\": \"" + STARTED + "\""));
  }

  private static BookingDecisions.Decision decision(BookingDecisions.GivenBack givenBack) {
    return new BookingDecisions.Decision(LISTING, GUEST, HOST, STARTED, null, givenBack);
  }

  /** The core of usage on a real database. */
  private static final class Usage implements AutoCloseable {
    final MovingClock clock = new MovingClock();
    final TestContainer container;
    final ScriptedBooking booking;
    final ScriptedCrash crash;
    final StartUse start;

    Usage(TestDatabase database) {
      container =
          TestContainer.of(database, "usage")
              .packagesOf(StartUse.class)
              .packagesOf(SqlUses.class)
              .beans(
                  ScriptedBooking.class,
                  OutboxUseEvents.class,
                  Outbox.class,
                  RelaySignal.class,
                  Inbox.class,
                  BookingEventsConsumer.class,
                  MemberEventsConsumer.class,
                  CheckInvariants.class,
                  ScriptedCrash.class)
              .config("berth.invariants.second-look", "PT0S")
              .clock(clock)
              .start();
      booking = container.get(ScriptedBooking.class);
      booking.answers(decision(null));
      crash = container.get(ScriptedCrash.class);
      start = container.get(StartUse.class);
    }

    ActualUse start(UUID member) {
      return start.start(BOOKING, member);
    }

    EndUse.Ended end(UUID member) {
      return end(member, null);
    }

    EndUse.Ended end(UUID member, String note) {
      return container.get(EndUse.class).end(USE, member, note);
    }

    /** What is on record as its end's note. */
    String note() {
      return page(AS_HOST).get(0).use().end().orElseThrow().note();
    }

    void isErased(UUID member) {
      String data =
          Contracts.example("member", "MemberErased").replace(GUEST.toString(), member.toString());
      container
          .get(Inbox.class)
          .applyOnce(
              container.get(MemberEventsConsumer.class),
              "berth.member.events",
              ExampleEvents.of("member", "MemberErased", 2, data));
    }

    boolean hear(Event event) {
      return container
          .get(Inbox.class)
          .applyOnce(container.get(BookingEventsConsumer.class), "berth.booking.events", event);
    }

    List<Uses.Found> page(FindUses.Asker asker) {
      return container.get(FindUses.class).page(asker, null, null, null, 50).orElseThrow().items();
    }

    List<String> told() {
      return container.inTransaction(
          () ->
              container.get(Outbox.class).history(USE.toString()).stream()
                  .map(Event::type)
                  .toList());
    }

    List<String> findings() {
      return container.get(CheckInvariants.class).check().stream()
          .filter(check -> check.findings().map(found -> !found.isEmpty()).orElse(false))
          .map(CheckInvariants.Check::name)
          .collect(Collectors.toList());
    }

    @Override
    public void close() {
      container.close();
    }
  }
}
