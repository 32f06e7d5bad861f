package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.TestDatabase;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
 * What happens to money and time when payment is down, slow or silent, and when processes are
 * killed between any two steps.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PaymentFaults {
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final List<String> BOOKING = List.of("booking");
  private static final List<String> PAYMENT = List.of("payment");

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
    berth = new Landscape("payment-faults", database);
    berth.plan("front", "listing").plan("payment", "payment");
    bookings.forEach(server -> berth.plan(server, "booking"));
    berth.launch("front", List.of("listing"));
    berth.launch("payment", PAYMENT);
    bookings.forEach(server -> berth.launch(server, BOOKING));
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
  }

  private void runs(String server, List<String> contexts) {
    if (!berth.server(server).isAlive()) {
      berth.launch(server, contexts);
    }
    berth.server(server).awaitReady();
  }

  @AfterEach
  void nothing_that_must_never_be_is() {
    for (String path : List.of("/api/bookings/invariants", "/api/payments/invariants")) {
      String server = path.contains("payments") ? "payment" : booking(1);
      eventually(
          SETTLED,
          () -> {
            JsonNode found = berth.admin(server).get(path).body();
            assertThat(found.path("violations").asInt(-1)).as("%s", found).isZero();
          });
    }
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
    berth.server(booking(0)).kill();
    berth.start(booking(0), BOOKING, "berth.booking.crash-at", moment);
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
    berth.server("payment").kill();
    berth.start("payment", PAYMENT, "berth.payment.crash-at", moment);
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
  void a_refund_that_payment_dies_over_is_paid_once() {
    LocalDate night = nextNight();
    UUID guest = UUID.randomUUID();
    Reply booked = bookUntilPaid(booking(1), guest, night);
    berth.server("payment").kill();
    berth.launch("payment", PAYMENT, "berth.payment.crash-at", "after-refund");
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
