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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Bookings that wait for a slow payment hold no database connection and no more than a thread:
 * booking has two connections here, and payment takes half a minute.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowPaymentIT {
  private static final String CALL = "io.berth.booking.adapter.out.payment.PaymentApi/charge/";

  private final ExecutorService guests = Executors.newCachedThreadPool();
  private Landscape berth;

  @BeforeAll
  void start() {
    berth = new Landscape("slow-payment", TestDatabase.DERBY);
    berth.plan("all", "listing", "booking", "payment");
    berth.start(
        "all",
        List.of("listing", "booking", "payment"),
        "berth.booking.pool",
        "2",
        "berth.sandbox.slow",
        "PT30S",
        "berth.payment.provider-timeout",
        "PT60S",
        "payment/mp-rest/readTimeout",
        "40000",
        CALL + "Timeout/value",
        "45000");
    Bookable.home(berth, "all", 1)
        .book(
            berth.as("all", UUID.randomUUID(), "guest"),
            "2027-04-01",
            "2027-04-02",
            "tok_declined");
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
    Bookable home = Bookable.home(berth, "all", 20);

    List<Future<Reply>> waiting = bookSlowly(home, 20);

    assertThat(waiting).as("all are still waiting for payment").noneMatch(Future::isDone);
    Reply slots = availability(home);
    assertThat(slots.status()).isEqualTo(200);
    assertThat(waiting).noneMatch(Future::isDone);
  }

  @Test
  void with_two_hundred_bookings_waiting_the_server_is_healthy() {
    Bookable home = Bookable.home(berth, "all", 200);

    List<Future<Reply>> waiting = bookSlowly(home, 200);

    assertThat(waiting).as("all are still waiting for payment").noneMatch(Future::isDone);
    assertThat(berth.anybody("all").get("/health").status()).isEqualTo(200);
    assertThat(waiting).noneMatch(Future::isDone);
  }

  /** Begins so many bookings and returns when each of them has its night and asks payment. */
  private List<Future<Reply>> bookSlowly(Bookable home, int count) {
    List<Future<Reply>> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Api guest = berth.as("all", UUID.randomUUID(), "guest");
      waiting.add(guests.submit(() -> home.book(guest, "2027-05-01", "2027-05-02", "tok_slow")));
    }
    eventually(
        Duration.ofSeconds(25),
        () -> assertThat(availability(home).body().at("/slots/0/free").asInt(-1)).isZero());
    return waiting;
  }

  private Reply availability(Bookable home) {
    return berth
        .anybody("all")
        .get("/api/bookings/availability/" + home.id() + "?from=2027-05-01&to=2027-05-02");
  }
}
