package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.TestDatabase;
import io.berth.foundation.testing.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What happens to money, time and use when payment is down, slow or silent, and when processes are
 * killed between any two steps.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PaymentFaults {
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final List<String> BOOKING = List.of("booking");
  private static final List<String> PAYMENT = List.of("payment");
  private static final List<String> USAGE = List.of("usage");
  private static final UUID HOST = UUID.randomUUID();

  /**
   * What usage is told here, so that only a booking that dies is silent, not a machine that is
   * busy.
   */
  private static final String[] PATIENT = {
    "booking/mp-rest/readTimeout", "20000",
    "io.berth.usage.adapter.out.booking.BookingApi/decide/Timeout/value", "25000"
  };

  private final TestDatabase database;
  private final List<String> bookings;
  private final ExecutorService guests = Executors.newCachedThreadPool();
  private Landscape berth;
  private Bookable home;
  private LocalDate freeDate = LocalDate.of(2027, 3, 1);

  /** With as many booking processes as are named, on one database. */
  PaymentFaults(TestDatabase database, String... bookings) {
    this.database = database;
    this.bookings = List.of(bookings);
  }

  @BeforeAll
  void start() {
    berth = new Landscape("payment-faults", database).crashable();
    berth.plan("front", "listing").plan("payment", "payment").plan("usage", "usage");
    bookings.forEach(server -> berth.plan(server, "booking"));
    berth.launch("front", List.of("listing"));
    berth.launch("payment", PAYMENT);
    bookings.forEach(server -> berth.launch(server, BOOKING));
    berth.launch("usage", USAGE, PATIENT);
    berth.server("front").awaitReady();
    everything_runs();
    home = Bookable.home(berth, "front", 1);
    for (String server : bookings) {
      eventually(
          SETTLED,
          () -> assertThat(book(server, nextNight(), "tok_declined").status()).isEqualTo(402));
    }
  }

  @AfterAll
  void stop() {
    guests.shutdownNow();
    if (berth != null) {
      berth.close();
    }
  }

  /** A test that failed half-way must not make the next one fail. */
  @BeforeEach
  void everything_runs() {
    runs("payment", PAYMENT);
    bookings.forEach(server -> runs(server, BOOKING));
    runs("usage", USAGE, PATIENT);
  }

  private void runs(String server, List<String> contexts, String... variables) {
    berth.crashAt(server, "never");
    if (!berth.server(server).isAlive()) {
      berth.launch(server, contexts, variables);
    }
    berth.server(server).awaitReady();
  }

  @AfterEach
  void nothing_that_must_never_be_is() {
    Map.of("bookings", booking(1), "payments", "payment", "usages", "usage")
        .forEach(
            (context, server) ->
                eventually(
                    SETTLED,
                    () -> {
                      JsonNode found =
                          berth.admin(server).get("/api/" + context + "/invariants").body();
                      assertThat(found.path("violations").asInt(-1)).as("%s", found).isZero();
                    }));
  }

  @Test
  void a_payment_that_is_stopped_is_said_at_once_and_leaves_nothing_taken() {
    LocalDate night = nextNight();
    berth.server("payment").kill();

    List<Reply> replies =
        IntStream.range(0, 15).mapToObj(i -> book(booking(0), night, "tok_ok")).toList();

    assertThat(replies)
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).as("%s", reply).isEqualTo(503);
              assertThat(reply.problem()).isEqualTo("payment-unavailable");
              assertThat(reply.retryAfter()).isPresent();
            });
    assertThat(free(booking(0), night)).isOne();
    berth.start("payment", PAYMENT);
    Reply booked =
        eventually(
            SETTLED,
            () -> book(booking(0), night, "tok_ok"),
            reply -> assertThat(reply.status()).as("%s", reply).isEqualTo(201));
    assertThat(captured(booked.id())).isEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tok_slow", "tok_lost", "tok_error"})
  void a_payment_in_doubt_is_settled_and_charged_at_most_once(String token) {
    LocalDate night = nextNight();

    Reply reply = book(booking(0), night, token);

    assertThat(reply.status()).as("%s", reply).isEqualTo(202);
    assertThat(reply.state()).isEqualTo("PAYMENT_UNKNOWN");
    UUID id = reply.id();
    String state = settled(booking(0), id);
    if (state.equals("CONFIRMED")) {
      assertThat(captured(id)).isEqualTo(100_000);
      assertThat(free(booking(0), night)).isZero();
    } else {
      assertThat(state).isEqualTo("EXPIRED");
      eventually(SETTLED, () -> assertThat(captured(id)).isZero());
      assertThat(free(booking(0), night)).isOne();
    }
  }

  @Test
  void a_declined_card_frees_the_night_or_keeps_the_hold() {
    LocalDate night = nextNight();
    assertThat(book(booking(0), night, "tok_declined").status()).isEqualTo(402);
    UUID guest = UUID.randomUUID();
    Api api = berth.as(booking(0), guest, "guest");
    Reply held = home.book(api, night.toString(), night.plusDays(1).toString(), null);
    assertThat(held.state()).isEqualTo("HELD");

    Reply declined = pay(api, held.id(), "tok_insufficient");
    Reply paid = pay(api, held.id(), "tok_ok");

    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.body().path("reason").asText()).isEqualTo("insufficient-funds");
    assertThat(paid.status()).as("%s", paid).isEqualTo(200);
    assertThat(paid.state()).isEqualTo("CONFIRMED");
  }

  @ParameterizedTest
  @CsvSource({
    "after-claim, tok_ok",
    "after-payment, tok_ok",
    "after-settle, tok_ok",
    "after-payment, tok_lost"
  })
  void booking_killed_between_two_steps_settles_after_its_restart(String moment, String token) {
    LocalDate night = nextNight();
    berth.crashAt(booking(0), moment);
    UUID guest = UUID.randomUUID();
    assertThat(broken(() -> book(booking(0), guest, night, token, "key-of-" + moment + token)))
        .as("the process must have died")
        .isTrue();

    berth.start(booking(0), BOOKING);

    UUID id = onlyBookingOf(guest);
    String state = settled(booking(0), id);
    assertThat(captured(id)).isEqualTo(state.equals("CONFIRMED") ? 100_000 : 0);
    assertThat(free(booking(0), night)).isEqualTo(state.equals("CONFIRMED") ? 0 : 1);
    Reply repeated =
        eventually(
            SETTLED,
            () -> book(booking(0), guest, night, token, "key-of-" + moment + token),
            reply -> assertThat(reply.problem()).as("%s", reply).isNotEqualTo("request-running"));
    if (state.equals("CONFIRMED")) {
      assertThat(repeated.status()).as("%s", repeated).isIn(201, 202);
      assertThat(repeated.id()).as("one booking for one key").isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"after-intent", "after-provider", "after-outcome"})
  void payment_killed_between_two_steps_settles_after_its_restart(String moment) {
    LocalDate night = nextNight();
    berth.crashAt("payment", moment);
    Reply reply =
        eventually(
            SETTLED,
            () -> book(booking(1), night, "tok_ok"),
            each -> assertThat(each.status()).as("%s", each).isEqualTo(202));

    berth.start("payment", PAYMENT);

    UUID id = reply.id();
    String state = settled(booking(1), id);
    eventually(
        SETTLED, () -> assertThat(captured(id)).isEqualTo(state.equals("CONFIRMED") ? 100_000 : 0));
    assertThat(free(booking(1), night)).isEqualTo(state.equals("CONFIRMED") ? 0 : 1);
  }

  @Test
  void an_approval_that_booking_dies_over_captures_once_and_stands() {
    UUID car = offered(CAR);
    LocalDate day = LocalDate.of(2027, 6, 1);
    for (String moment : List.of("after-claim", "after-payment", "after-settle")) {
      day = day.plusDays(1);
      UUID guest = UUID.randomUUID();
      UUID id = requested(booking(1), guest, car, day);
      berth.crashAt(booking(0), moment);
      Api host = berth.as(booking(0), HOST, "host");
      String key = "approve-" + moment;
      assertThat(broken(() -> approve(host, id, key))).as("the process must have died").isTrue();
      assertThat(berth.as(booking(1), guest, "guest").get("/api/bookings/" + id).state())
          .isIn("PAYING", "PAYMENT_UNKNOWN", "CONFIRMED");

      assertThat(settled(booking(1), id)).isEqualTo("CONFIRMED");
      Reply repeated =
          eventually(
              SETTLED,
              () -> approve(berth.as(booking(1), HOST, "host"), id, key),
              reply -> assertThat(reply.problem()).as("%s", reply).isNotEqualTo("request-running"));
      assertThat(repeated.status()).as("%s", repeated).isEqualTo(200);
      assertThat(repeated.state()).isEqualTo("CONFIRMED");
      assertThat(captured(id)).isEqualTo(60_000);
      assertThat(told("berth.booking.events", id))
          .containsOnlyOnce("BookingApproved", "BookingConfirmed");
      berth.start(booking(0), BOOKING);
    }
  }

  @Test
  void an_approval_that_payment_dies_over_captures_once_and_stands() {
    UUID car = offered(CAR);
    UUID id = requested(booking(0), UUID.randomUUID(), car, LocalDate.of(2027, 6, 1));
    berth.crashAt("payment", "after-provider");
    Reply approved =
        eventually(
            SETTLED,
            () -> approve(berth.as(booking(1), HOST, "host"), id, "approve-provider"),
            reply -> assertThat(reply.status()).as("%s", reply).isEqualTo(202));
    assertThat(approved.id()).isEqualTo(id);
    eventually(SETTLED, () -> assertThat(berth.server("payment").isAlive()).isFalse());

    berth.start("payment", PAYMENT);

    assertThat(settled(booking(1), id)).isEqualTo("CONFIRMED");
    assertThat(captured(id)).isEqualTo(60_000);
  }

  @Test
  void a_use_that_booking_dies_over_starts_once_and_ends_once() {
    UUID room = offered(ROOM);
    UUID guest = UUID.randomUUID();
    UUID booking = roomNow(room, guest);
    Api api = berth.as("usage", guest, "guest");
    berth.crashAt(booking(0), "after-start");

    eventually(
        SETTLED,
        () -> {
          Reply silent = start(api, booking);
          assertThat(silent.status()).as("%s", silent).isEqualTo(503);
          assertThat(berth.server(booking(0)).isAlive()).isFalse();
        });
    berth.start(booking(0), BOOKING);
    berth.crashAt(booking(0), "after-end");
    UUID use = startedAtLast(api, booking);
    assertThat(end(api, use).body().path("givenBack").isNull()).as("nobody answered").isTrue();
    eventually(SETTLED, () -> assertThat(berth.server(booking(0)).isAlive()).isFalse());
    berth.start(booking(0), BOOKING);

    isUsedOnce(api, room, booking, use);
  }

  @Test
  void a_use_that_usage_dies_over_starts_once_and_ends_once() {
    UUID room = offered(ROOM);
    UUID guest = UUID.randomUUID();
    UUID booking = roomNow(room, guest);
    Api api = berth.as("usage", guest, "guest");
    berth.crashAt("usage", "after-start");

    eventually(SETTLED, () -> assertThat(broken(() -> start(api, booking))).isTrue());
    eventually(SETTLED, () -> assertThat(berth.server("usage").isAlive()).isFalse());
    berth.start("usage", USAGE, PATIENT);
    berth.crashAt("usage", "after-end");
    UUID use = startedAtLast(api, booking);
    assertThat(broken(() -> end(api, use))).as("the process must have died").isTrue();
    berth.start("usage", USAGE, PATIENT);

    isUsedOnce(api, room, booking, use);
  }

  @Test
  void a_refund_that_payment_dies_over_is_paid_once() {
    LocalDate night = nextNight();
    UUID guest = UUID.randomUUID();
    Reply booked = bookUntilPaid(booking(1), guest, night);
    berth.crashAt("payment", "after-refund");
    assertThat(cancel(booking(1), guest, booked.id(), 100_000).status()).isEqualTo(200);
    eventually(SETTLED, () -> assertThat(berth.server("payment").isAlive()).isFalse());

    berth.start("payment", PAYMENT);

    eventually(SETTLED, () -> assertThat(refunded(booked.id())).isEqualTo(100_000));
  }

  @Test
  void the_same_request_sent_at_once_and_again_is_one_booking_with_one_answer() throws Exception {
    LocalDate night = nextNight();
    UUID guest = UUID.randomUUID();
    String key = UUID.randomUUID().toString();

    List<Callable<Reply>> same = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String server = booking(i);
      same.add(() -> book(server, guest, night, "tok_ok", key));
    }
    for (Future<Reply> future : guests.invokeAll(same)) {
      Reply reply = future.get();
      boolean running = reply.status() == 409 && reply.problem().equals("request-running");
      assertThat(running || reply.status() == 201).as("%s", reply).isTrue();
    }

    Reply first = book(booking(0), guest, night, "tok_ok", key);
    Reply second = book(booking(1), guest, night, "tok_ok", key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(onlyBookingOf(guest)).isEqualTo(first.id());
    assertThat(book(booking(0), guest, nextNight(), "tok_ok", key).status()).isEqualTo(422);
  }

  @Test
  void each_night_is_sold_once_by_whichever_process() throws Exception {
    List<LocalDate> nights = IntStream.range(0, 10).mapToObj(i -> nextNight()).toList();
    List<Callable<Reply>> requests = new ArrayList<>();
    for (LocalDate night : nights) {
      for (int i = 0; i < 6; i++) {
        String server = booking(i);
        requests.add(() -> book(server, night, "tok_ok"));
      }
    }

    List<Integer> statuses = new ArrayList<>();
    for (Future<Reply> future : guests.invokeAll(requests)) {
      statuses.add(future.get().status());
    }

    assertThat(statuses).containsOnly(201, 409);
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(nights.size());
  }

  private static final String CAR =
      """
      {"kind": "CAR", "title": {"ko": "제주 전기차", "en": "Electric car on Jeju"},
       "timeZone": "Asia/Seoul", "units": [{"name": "12가 3401"}], "approval": "REQUEST",
       "price": {"perSlot": 60000, "currency": "KRW"}}
      """;

  private static final String ROOM =
      """
      {"kind": "MEETING_ROOM", "title": {"ko": "회의실 한라", "en": "Meeting room Halla"},
       "timeZone": "Asia/Seoul", "units": [{"name": "Halla"}],
       "price": {"perSlot": 0, "currency": "KRW"}, "rules": {"graceMinutes": 120}}
      """;

  private UUID offered(String listing) {
    Reply registered = berth.as("front", HOST, "host").post("/api/listings", listing);
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    return registered.id();
  }

  private UUID requested(String server, UUID guest, UUID car, LocalDate day) {
    Bookable bookable = new Bookable(car, HOST);
    Api api = berth.as(server, guest, "guest");
    return eventually(
            SETTLED,
            () -> bookable.book(api, day.toString(), day.plusDays(1).toString(), "tok_ok"),
            reply -> assertThat(reply.state()).as("%s", reply).isEqualTo("REQUESTED"))
        .id();
  }

  private static Reply approve(Api host, UUID booking, String key) {
    return host.post("/api/bookings/" + booking + "/approval", "", "Idempotency-Key", key);
  }

  /** The room, from the running quarter-hour on for four hours. */
  private UUID roomNow(UUID room, UUID guest) {
    Instant from = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 900 * 900);
    Reply booked =
        new Bookable(room, HOST)
            .book(
                berth.as(booking(1), guest, "guest"),
                from.toString(),
                from.plus(Duration.ofHours(4)).toString(),
                null);
    assertThat(booked.state()).as("%s", booked).isEqualTo("CONFIRMED");
    return booked.id();
  }

  private static Reply start(Api api, UUID booking) {
    return api.post(
        "/api/usages",
        "{\"bookingId\": \"" + booking + "\"}",
        "Idempotency-Key",
        "start-" + booking);
  }

  private static UUID startedAtLast(Api api, UUID booking) {
    return eventually(
            SETTLED,
            () -> start(api, booking),
            reply -> assertThat(reply.status()).as("%s", reply).isEqualTo(201))
        .id();
  }

  private static Reply end(Api api, UUID use) {
    return api.post("/api/usages/" + use + "/end", "{}", "Idempotency-Key", "end-" + use);
  }

  /** One record, one start and one end for everybody, and the rest of the time is free, once. */
  private void isUsedOnce(Api api, UUID room, UUID booking, UUID use) {
    Reply ended =
        eventually(
            SETTLED,
            () -> end(api, use),
            reply ->
                assertThat(reply.body().path("givenBack").isObject()).as("%s", reply).isTrue());
    assertThat(end(api, use).body()).isEqualTo(ended.body());
    JsonNode uses = api.get("/api/usages?bookingId=" + booking).body().path("items");
    assertThat(uses).hasSize(1);
    assertThat(uses.get(0).path("id").asText()).isEqualTo(use.toString());
    eventually(
        SETTLED,
        () -> {
          assertThat(told("berth.usage.events", booking)).containsExactly("UseStarted", "UseEnded");
          assertThat(told("berth.booking.events", booking))
              .containsExactly("BookingConfirmed", "BookingStarted", "BookingCompleted");
        });
    UUID next = roomNow(room, UUID.randomUUID());
    assertThat(next).as("taken again at once").isNotEqualTo(booking);
  }

  /** The types of the events with this key, in order. */
  /** What consumers make of it: whoever dies before it notes that it has told tells again. */
  private List<String> told(String topic, UUID key) {
    Set<String> ids = new HashSet<>();
    return new Topics(berth.broker.address())
        .read(topic).stream()
            .filter(event -> event.key().equals(key.toString()))
            .filter(event -> ids.add(Topics.header(event, "ce_id")))
            .map(event -> Topics.header(event, "ce_type"))
            .toList();
  }

  private String settled(String server, UUID id) {
    return eventually(
            SETTLED,
            () -> berth.admin(server).get("/api/bookings/" + id),
            reply ->
                assertThat(reply.state()).as("%s", reply).isNotIn("", "PAYING", "PAYMENT_UNKNOWN"))
        .state();
  }

  /** The booking processes in turn. */
  private String booking(int i) {
    return bookings.get(i % bookings.size());
  }

  private LocalDate nextNight() {
    LocalDate night = freeDate;
    freeDate = freeDate.plusDays(1);
    return night;
  }

  private Reply book(String server, LocalDate night, String token) {
    return book(server, UUID.randomUUID(), night, token, UUID.randomUUID().toString());
  }

  private Reply book(String server, UUID guest, LocalDate night, String token, String key) {
    return home.book(
        berth.as(server, guest, "guest"),
        night.toString(),
        night.plusDays(1).toString(),
        token,
        "Idempotency-Key",
        key);
  }

  private Reply bookUntilPaid(String server, UUID guest, LocalDate night) {
    return eventually(
        SETTLED,
        () -> book(server, guest, night, "tok_ok", UUID.randomUUID().toString()),
        reply -> assertThat(reply.status()).as("%s", reply).isEqualTo(201));
  }

  private static Reply pay(Api api, UUID booking, String token) {
    return api.post("/api/bookings/" + booking + "/payment", "{\"token\": \"" + token + "\"}");
  }

  private Reply cancel(String server, UUID guest, UUID booking, long refund) {
    return berth
        .as(server, guest, "guest")
        .post(
            "/api/bookings/" + booking + "/cancellation",
            "{\"refund\": {\"amount\": " + refund + ", \"currency\": \"KRW\"}}");
  }

  private UUID onlyBookingOf(UUID guest) {
    JsonNode items = berth.as(booking(1), guest, "guest").get("/api/bookings").body().path("items");
    assertThat(items).hasSize(1);
    return UUID.fromString(items.get(0).path("id").asText());
  }

  private int free(String server, LocalDate night) {
    Reply reply =
        berth
            .anybody(server)
            .get(
                "/api/bookings/availability/%s?from=%s&to=%s"
                    .formatted(home.id(), night, night.plusDays(1)));
    return reply.body().at("/slots/0/free").asInt(-1);
  }

  private long captured(UUID booking) {
    return sum(booking, "captured") - sum(booking, "refunded");
  }

  private long refunded(UUID booking) {
    return sum(booking, "refunded");
  }

  private long sum(UUID booking, String field) {
    Reply reply = berth.admin("payment").get("/api/payments?bookingId=" + booking);
    long sum = 0;
    for (JsonNode item : reply.body().path("items")) {
      sum += item.path(field).asLong();
    }
    return sum;
  }

  private static boolean broken(Callable<Reply> call) {
    try {
      call.call();
      return false;
    } catch (UncheckedIOException e) {
      return true;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
