package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Bookings that wait for a slow payment hold no database connection and no more than a thread:
 * booking has two connections here, and payment takes a minute and a half.
 */
@Tag("load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowPaymentIT {
  private static final String CALL = "io.berth.booking.adapter.out.payment.PaymentApi/charge/";

  private final ExecutorService guests = Executors.newCachedThreadPool();
  private Landscape berth;

  @BeforeAll
  void start() {
    berth = new Landscape("slow-payment", TestDatabase.DERBY);
    berth.plan("front", "listing").plan("booking", "booking").plan("payment", "payment");
    berth.launch("front", List.of("listing"));
    berth.launch(
        "payment",
        List.of("payment"),
        "berth.sandbox.slow",
        "PT90S",
        "berth.payment.provider-timeout",
        "PT120S");
    berth.launch(
        "booking",
        List.of("booking"),
        "berth.booking.pool",
        "2",
        "payment/mp-rest/readTimeout",
        "100000",
        CALL + "Timeout/value",
        "110000");
    for (String server : List.of("front", "payment", "booking")) {
      berth.server(server).awaitReady();
    }
    Bookable warmUp = Bookable.home(berth, "front", 1);
    eventually(
        Duration.ofSeconds(60),
        () -> assertThat(book(warmUp, "tok_declined").status()).isEqualTo(402));
  }

  @AfterAll
  void stop() {
    guests.shutdownNow();
    if (berth != null) {
      berth.close();
    }
  }

  @Test
  void with_two_connections_and_twenty_bookings_waiting_availability_still_answers() {
    Bookable home = Bookable.home(berth, "front", 20);

    List<Future<Reply>> waiting = bookSlowly(home, 20);

    assertThat(waiting).as("all are still waiting for payment").noneMatch(Future::isDone);
    Reply slots = availability(home);
    assertThat(slots.status()).isEqualTo(200);
    assertThat(waiting).noneMatch(Future::isDone);
  }

  @Test
  void with_two_hundred_bookings_waiting_the_server_is_healthy() {
    Bookable home = Bookable.home(berth, "front", 200);

    List<Future<Reply>> waiting = bookSlowly(home, 200);

    assertThat(waiting).as("all are still waiting for payment").noneMatch(Future::isDone);
    assertThat(berth.anybody("booking").get("/health").status()).isEqualTo(200);
    assertThat(waiting).noneMatch(Future::isDone);
  }

  /** Begins so many bookings and returns when each of them has its night and asks payment. */
  private List<Future<Reply>> bookSlowly(Bookable home, int count) {
    eventually(
        Duration.ofSeconds(60), () -> assertThat(availability(home).status()).isEqualTo(200));
    List<Future<Reply>> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      waiting.add(guests.submit(() -> book(home, "tok_slow")));
    }
    eventually(
        Duration.ofSeconds(55),
        () ->
            assertThat(availability(home).body().at("/slots/0/free").asInt(-1))
                .as("%s", answered(waiting))
                .isZero());
    return waiting;
  }

  /** The answers that came already; there should be none. */
  private static List<Reply> answered(List<Future<Reply>> waiting) throws Exception {
    List<Reply> answered = new ArrayList<>();
    for (Future<Reply> each : waiting) {
      if (each.isDone()) {
        answered.add(each.get());
      }
    }
    return answered;
  }

  private Reply book(Bookable home, String token) {
    Api guest = berth.as("booking", UUID.randomUUID(), "guest");
    return home.book(guest, "2027-05-01", "2027-05-02", token);
  }

  private Reply availability(Bookable home) {
    return berth
        .anybody("booking")
        .get("/api/bookings/availability/" + home.id() + "?from=2027-05-01&to=2027-05-02");
  }
}
