package io.berth.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The course systems' own load test: a hundred clients book one room for one night, again and
 * again, for thirty seconds. Theirs sold it 26,446 times.
 */
@Tag("load")
class OneNightLoadIT {
  private static final int CLIENTS = 100;
  private static final Duration LOAD = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void one_night_is_sold_once_and_everybody_else_is_offered_another(TestDatabase database)
      throws Exception {
    try (Landscape berth = new Landscape("one-night", database)) {
      berth.plan("all", "listing", "booking", "payment");
      berth.start("all", List.of("listing", "booking", "payment"));
      Bookable home = Bookable.home(berth, "all", 1);
      Bookable warmUp = Bookable.home(berth, "all", 1);
      warmUp.book(
          berth.as("all", UUID.randomUUID(), "guest"), "2027-05-01", "2027-05-02", "tok_declined");
      Map<String, LongAdder> answers = new ConcurrentHashMap<>();
      List<Reply> booked = java.util.Collections.synchronizedList(new ArrayList<>());
      long end = System.nanoTime() + LOAD.toNanos();

      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Api guest = berth.as("all", UUID.randomUUID(), "guest");
        running.add(
            clients.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    Reply reply = home.book(guest, "2027-05-01", "2027-05-02", "tok_ok");
                    if (reply.status() == 201) {
                      booked.add(reply);
                    }
                    boolean alternatives = !reply.body().path("alternatives").isEmpty();
                    String kind =
                        (reply.status() + " " + reply.problem()).trim()
                            + (alternatives ? " with alternatives" : "");
                    answers.computeIfAbsent(kind, any -> new LongAdder()).increment();
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      clients.shutdown();

      System.out.println(database + ": " + answers);
      assertThat(answers).containsOnlyKeys("201", "409 not-available with alternatives");
      assertThat(booked).hasSize(1);
      Reply payments =
          berth
              .as("all", UUID.randomUUID(), "admin")
              .get("/api/payments?bookingId=" + booked.get(0).id());
      assertThat(payments.body().path("items")).hasSize(1);
      assertThat(payments.body().at("/items/0/captured").asLong()).isEqualTo(100_000);
      Reply audit =
          new Api(berth.address("all"), berth.tokens().service("booking", "payment"))
              .get("/api/payments/audit?limit=100");
      assertThat(audit.body().path("items"))
          .as("one capture, and the declined one before")
          .hasSize(2);
      assertThat(
              berth.admin("all").get("/api/bookings/invariants").body().path("violations").asInt())
          .isZero();
    }
  }
}
