package io.berth.mypage.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.RoleMatrix;
import io.berth.foundation.testing.RunningService;
import io.berth.mypage.adapter.in.rest.MyPageDriver.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** My page on Open Liberty with Kafka and Derby, as its callers see it. */
@MicroShedTest
public class MyPageIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String BOOKING = "1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6";
  private static final String GUEST = "3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21";
  private static final String HOST = "0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30";
  private static final String PAYMENT = "c0ffee00-1111-4222-8333-444455556666";

  private final RunningService service = RunningService.get();
  private final MyPageDriver myPage = new MyPageDriver(service);
  private final UUID guestId = UUID.randomUUID();
  private final UUID hostId = UUID.randomUUID();
  private final String guest = service.tokens().person(guestId, "guest");
  private final String host = service.tokens().person(hostId, "host");
  private final String admin = service.tokens().person(UUID.randomUUID(), "admin");

  /** A booking's life, read first: the guest books, pays, cancels and is refunded. */
  @Test
  void a_booking_is_seen_with_who_did_what_and_what_moved() {
    UUID booking = UUID.randomUUID();
    UUID payment = UUID.randomUUID();
    tell("payment", "PaymentCaptured", 1, booking, payment);
    tell("booking", "BookingPaying", 1, booking, payment);
    tell("booking", "BookingConfirmed", 2, booking, payment);
    tell("booking", "BookingCancelled", 3, booking, payment);
    tell("payment", "PaymentRefunded", 2, booking, payment);
    tell("listing", "ListingPublished", 1, booking, payment);

    eventually(
        SOON,
        () -> {
          JsonNode whole = myPage.get(guest, "/bookings/" + booking).body();
          assertThat(whole.at("/timeline")).hasSize(3);
          assertThat(whole.at("/ledger")).hasSize(2);
          assertThat(whole.at("/booking/listing/title/ko").asText()).isEqualTo("한강이 보이는 방");
        });
    JsonNode whole = myPage.get(host, "/bookings/" + booking).body();

    assertThat(whole.at("/booking/state").asText()).isEqualTo("CANCELLED");
    assertThat(whole.at("/booking/timeZone").asText()).isEqualTo("Asia/Seoul");
    assertThat(whole.at("/booking/total/amount").asLong()).isEqualTo(242_000);
    assertThat(whole.at("/booking/refund/amount").asLong()).isEqualTo(242_000);
    assertThat(whole.at("/timeline/2/type").asText()).isEqualTo("BookingCancelled");
    assertThat(whole.at("/timeline/2/by").asText()).isEqualTo("guest");
    assertThat(whole.at("/timeline/2/reason").asText()).isEqualTo("plans changed");
    assertThat(whole.at("/ledger/1/type").asText()).isEqualTo("REFUNDED");
    assertThat(whole.at("/charged/amount").asLong()).isEqualTo(242_000);
    assertThat(whole.at("/refunded/amount").asLong()).isEqualTo(242_000);
    assertThat(whole.at("/balance/amount").asLong()).isZero();
    assertThat(whole.at("/balance/currency").asText()).isEqualTo("KRW");
    assertThat(ids(myPage.get(guest, "/bookings?tab=cancelled"))).contains(booking.toString());
    assertThat(ids(myPage.get(host, "/hosting?tab=cancelled"))).contains(booking.toString());
    assertThat(ids(myPage.get(guest, "/bookings?tab=upcoming"))).isEmpty();
  }

  @Test
  void a_foreign_booking_is_as_unknown_as_one_that_never_was() {
    UUID booking = UUID.randomUUID();
    tell("booking", "BookingConfirmed", 1, booking, UUID.randomUUID());
    eventually(
        SOON, () -> assertThat(myPage.get(guest, "/bookings/" + booking).status()).isEqualTo(200));
    String stranger = service.tokens().person(UUID.randomUUID(), "guest", "host");
    String guestAsHost = service.tokens().person(guestId, "host");

    Answer foreign = myPage.get(stranger, "/bookings/" + booking);

    assertRefused(foreign, 404, "booking-unknown");
    assertThat(foreign.body()).isEqualTo(myPage.get(stranger, "/bookings/" + guestId).body());
    assertRefused(myPage.get(guestAsHost, "/bookings/" + booking), 404, "booking-unknown");
    assertRefused(myPage.get(stranger, "/bookings?after=" + booking), 400, "invalid-request");
  }

  @Test
  void pages_go_on_where_the_last_one_ended() {
    for (int i = 0; i < 3; i++) {
      tell("booking", "BookingConfirmed", 1, UUID.randomUUID(), UUID.randomUUID());
    }
    eventually(SOON, () -> assertThat(ids(myPage.get(guest, "/bookings?tab=upcoming"))).hasSize(3));

    Answer first = myPage.get(guest, "/bookings?tab=upcoming&limit=2");
    String next = first.body().path("next").asText();
    Answer second = myPage.get(guest, "/bookings?tab=upcoming&limit=2&after=" + next);

    assertThat(ids(first)).hasSize(2).doesNotContainAnyElementsOf(ids(second));
    assertThat(ids(second)).hasSize(1);
    assertThat(second.body().has("next")).isFalse();
  }

  @Test
  void as_of_keeps_up_with_the_clock_while_all_is_applied() {
    Instant now = Instant.now();

    eventually(
        SOON,
        () ->
            assertThat(Instant.parse(myPage.get(guest, "/bookings").body().path("asOf").asText()))
                .isAfter(now));
  }

  @TestFactory
  Stream<DynamicTest> each_role_may_what_it_may() {
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "/bookings",
            List.of(401, 200, 403, 403, 403),
            "/hosting",
            List.of(401, 403, 200, 403, 403),
            "/hosting/units?listingId=" + UUID.randomUUID(),
            List.of(401, 403, 200, 403, 403),
            "/bookings/" + UUID.randomUUID(),
            List.of(401, 404, 404, 403, 403),
            "/invariants",
            List.of(401, 403, 403, 200, 403),
            "/dead-letters",
            List.of(401, 403, 403, 200, 403));
    return RoleMatrix.of(service.tokens(), "booking", "mypage")
        .tests(expected, (path, bearer) -> myPage.get(bearer, path).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tab=soon", "tab=", "tab=UPCOMING", "limit=0", "limit=101", "limit=x", "after=1"})
  void an_unknown_value_is_refused_by_name(String query) {
    Answer answer = myPage.get(guest, "/bookings?" + query);

    assertRefused(answer, 400, "invalid-request");
    assertThat(answer.body().at("/violations/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void the_listing_whose_units_are_asked_for_must_be_named() {
    Answer answer = myPage.get(host, "/hosting/units");

    assertRefused(answer, 400, "invalid-request");
    assertThat(answer.body().at("/violations/0/field").asText()).isEqualTo("listingId");
  }

  @Test
  void who_asks_too_much_waits_while_others_go_on() {
    Answer refused =
        Stream.generate(() -> myPage.get(guest, "/bookings"))
            .limit(5_000)
            .filter(answer -> answer.status() != 200)
            .findFirst()
            .orElseThrow();

    assertRefused(refused, 429, "too-many-requests");
    assertThat(refused.retryAfter()).isEqualTo("1");
    assertThat(myPage.get(host, "/hosting").status()).isEqualTo(200);
    eventually(SOON, () -> assertThat(myPage.get(guest, "/bookings").status()).isEqualTo(200));
  }

  @Test
  void what_waits_and_what_is_broken_stands_in_the_metrics() {
    String number = " [0-9.E]+";
    eventually(
        SOON,
        () ->
            assertThat(service.metrics())
                .containsPattern("berth_outbox_unsent\\{[^}]*context=\"mypage\"[^}]*} 0\\.0")
                .containsPattern(
                    "berth_outbox_oldest_seconds\\{[^}]*context=\"mypage\"[^}]*} 0\\.0")
                .containsPattern("berth_dead_letters\\{[^}]*context=\"mypage\"[^}]*}" + number)
                .containsPattern(
                    "berth_invariant_violations\\{[^}]*invariant=\"events-applied-once\"[^}]*}"
                        + number));
  }

  @Test
  void no_invariant_is_broken_and_each_could_be_asked() {
    tell("booking", "BookingConfirmed", 1, UUID.randomUUID(), UUID.randomUUID());

    eventually(
        SOON,
        () -> {
          JsonNode body = myPage.get(admin, "/invariants").body();
          assertThat(body.path("checks")).hasSize(2);
          assertThat(body.path("checks"))
              .allSatisfy(check -> assertThat(check.path("violations").asText()).isEqualTo("0"));
        });
  }

  private void tell(String context, String type, long sequence, UUID booking, UUID payment) {
    String data = Contracts.example(context, type);
    for (Map.Entry<String, UUID> entry :
        Map.of(BOOKING, booking, GUEST, guestId, HOST, hostId, PAYMENT, payment).entrySet()) {
      data = data.replace(entry.getKey(), entry.getValue().toString());
    }
    Event event = ExampleEvents.of(context, type, sequence, data);
    myPage.publish(event);
  }

  private static List<String> ids(Answer answer) {
    return answer.body().path("items").findValuesAsText("id").stream()
        .filter(id -> !id.equals("5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10"))
        .toList();
  }

  private static void assertRefused(Answer answer, int status, String problem) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }
}
