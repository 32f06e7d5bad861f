package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, with the money that is reserved for them and the way in that follows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalsIT {
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final List<String> CONTEXTS = List.of("listing", "booking", "payment");
  private static final UUID HOST = UUID.randomUUID();

  private final UUID guest = UUID.randomUUID();
  private Landscape berth;
  private UUID car;
  private int day = 1;

  @BeforeAll
  void start() {
    berth = new Landscape("approvals", TestDatabase.DERBY);
    berth.plan("all", CONTEXTS.toArray(String[]::new));
    berth.start("all", CONTEXTS);
    Reply registered =
        host()
            .post(
                "/api/listings",
                """
                {"kind": "CAR", "title": {"ko": "제주 전기차", "en": "Electric car on Jeju"},
                 "timeZone": "Asia/Seoul", "units": [{"name": "12가 3401"}], "approval": "REQUEST",
                 "price": {"perSlot": 60000, "currency": "KRW"}, "access": "parking deck B-12"}
                """);
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    car = registered.id();
    eventually(
        SETTLED,
        () -> {
          Reply shown = berth.anybody("all").get("/api/bookings/availability/" + car);
          assertThat(shown.status()).as("%s", shown).isEqualTo(200);
        });
  }

  @AfterAll
  void stop() {
    if (berth != null) {
      berth.close();
    }
  }

  @AfterEach
  void nothing_that_must_never_be_is() {
    for (String path : List.of("/api/bookings/invariants", "/api/payments/invariants")) {
      eventually(
          SETTLED,
          () -> {
            JsonNode found = berth.admin("all").get(path).body();
            assertThat(found.path("violations").asInt(-1)).as("%s", found).isZero();
          });
    }
  }

  @Test
  void an_approval_captures_what_was_authorized_and_shows_its_guest_the_way_in() {
    UUID id = request("tok_ok");
    assertThat(payment(id).path("authorized").asLong()).isEqualTo(60_000);
    assertThat(payment(id).path("captured").asLong()).isZero();
    assertThat(guest().get("/api/bookings/" + id).body().has("access")).isFalse();

    Reply approved = host().post("/api/bookings/" + id + "/approval", "");

    assertThat(approved.status()).as("%s", approved).isEqualTo(200);
    assertThat(approved.state()).isEqualTo("CONFIRMED");
    assertThat(payment(id).path("captured").asLong()).isEqualTo(60_000);
    eventually(
        SETTLED,
        () ->
            assertThat(guest().get("/api/bookings/" + id).body().path("access").asText())
                .isEqualTo("parking deck B-12"));
    assertThat(host().get("/api/bookings/" + id).body().has("access")).isFalse();
    assertThat(berth.anybody("all").get("/api/listings/" + car).body().has("access")).isFalse();

    Reply cancelled = cancel(id, 60_000);

    assertThat(cancelled.state()).as("%s", cancelled).isEqualTo("CANCELLED");
    assertThat(guest().get("/api/bookings/" + id).body().has("access")).isFalse();
    eventually(SETTLED, () -> assertThat(payment(id).path("refunded").asLong()).isEqualTo(60_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DENIED", "CANCELLED"})
  void what_was_reserved_for_a_request_that_came_to_nothing_is_let_go(String end) {
    UUID id = request("tok_ok");

    Reply over =
        end.equals("DENIED")
            ? host().post("/api/bookings/" + id + "/denial", "{\"reason\": \"in repair\"}")
            : cancel(id, 0);

    assertThat(over.state()).as("%s", over).isEqualTo(end);
    eventually(
        SETTLED,
        () -> {
          assertThat(payment(id).path("state").asText()).isEqualTo("VOIDED");
          assertThat(payment(id).path("authorized").asLong()).isZero();
        });
  }

  @Test
  void a_refused_capture_ends_the_booking_and_frees_its_time() {
    UUID id = request("tok_lapsed");

    Reply refused = host().post("/api/bookings/" + id + "/approval", "");

    assertThat(refused.status()).as("%s", refused).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("payment-declined");
    assertThat(refused.body().path("reason").asText()).isEqualTo("authorization-lapsed");
    assertThat(guest().get("/api/bookings/" + id).state()).isEqualTo("DECLINED");
  }

  /** Of a day of its own, paid with the token. */
  private UUID request(String token) {
    day++;
    Reply asked =
        guest()
            .post(
                "/api/bookings",
                """
                {"listingId": "%s", "from": "2027-06-%02d", "to": "2027-06-%02d",
                 "payment": {"token": "%s"}}
                """
                    .formatted(car, day, day + 1, token));
    assertThat(asked.status()).as("%s", asked).isEqualTo(201);
    assertThat(asked.state()).isEqualTo("REQUESTED");
    return asked.id();
  }

  private Reply cancel(UUID id, long refund) {
    return guest()
        .post(
            "/api/bookings/" + id + "/cancellation",
            "{\"refund\": {\"amount\": %d, \"currency\": \"KRW\"}}".formatted(refund));
  }

  private JsonNode payment(UUID booking) {
    return guest().get("/api/payments?bookingId=" + booking).body().at("/items/0");
  }

  private Api guest() {
    return berth.as("all", guest, "guest");
  }

  private Api host() {
    return berth.as("all", HOST, "host");
  }
}
