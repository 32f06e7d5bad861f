package io.berth.payment.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static io.berth.payment.adapter.in.rest.PaymentDriver.aCharge;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Topics;
import io.berth.payment.adapter.in.rest.PaymentDriver.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Payment on Open Liberty with Kafka and Derby, as its callers see it. */
@MicroShedTest
public class PaymentsIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final RunningService service = RunningService.get();
  private final PaymentDriver payments = new PaymentDriver(service.address());
  private final String booking = service.tokens().service("booking", "payment");
  private final String admin = service.tokens().person(UUID.randomUUID(), "admin");

  @Test
  void an_instant_charge_is_captured_and_seen_by_its_guest_its_host_and_admins_only() {
    Map<String, Object> charge = aCharge("tok_ok", true);

    Answer answer = payments.charge(booking, charge);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.state()).isEqualTo("CAPTURED");
    assertThat(answer.body().path("id").asText()).isEqualTo(charge.get("chargeId"));
    assertThat(answer.signature()).isEqualTo("1");
    Answer seen = payments.ofBooking(guestOf(charge), charge.get("bookingId"));
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.body().at("/items/0/captured").asLong()).isEqualTo(242_000);
    assertThat(seen.body().at("/items/0/entries/0/type").asText()).isEqualTo("CAPTURED");
    assertThat(seen.body().at("/items/0/currency").asText()).isEqualTo("KRW");
    assertThat(payments.ofBooking(hostOf(charge), charge.get("bookingId")).status()).isEqualTo(200);
    assertThat(payments.ofBooking(admin, charge.get("bookingId")).status()).isEqualTo(200);
    String stranger = service.tokens().person(UUID.randomUUID(), "guest", "host");
    Answer foreign = payments.ofBooking(stranger, charge.get("bookingId"));
    Answer unknown = payments.ofBooking(stranger, UUID.randomUUID());
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(unknown.body());
  }

  @Test
  void a_guest_acting_as_a_host_does_not_see_what_is_the_guests() {
    Map<String, Object> charge = aCharge("tok_ok", true);
    payments.charge(booking, charge);

    String guestWithOtherRole =
        service.tokens().person(UUID.fromString((String) charge.get("guestId")), "host");

    assertThat(payments.ofBooking(guestWithOtherRole, charge.get("bookingId")).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "tok_ok, CAPTURED,",
    "tok_slow, CAPTURED,",
    "tok_declined, DECLINED, card-declined",
    "tok_insufficient, DECLINED, insufficient-funds",
    "tok_nobody_knows, DECLINED, unknown-token"
  })
  void a_token_says_how_a_charge_ends(String token, String state, String reason) {
    Answer answer = payments.charge(booking, aCharge(token, true));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.state()).isEqualTo(state);
    assertThat(answer.body().path("reason").asText(null)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"tok_lost, CAPTURED", "tok_error, VOIDED"})
  void a_doubt_ends_by_itself(String token, String end) {
    Map<String, Object> charge = aCharge(token, true);

    assertThat(payments.charge(booking, charge).state()).isEqualTo("PENDING");

    eventually(
        SOON,
        () ->
            assertThat(
                    payments
                        .ofBooking(admin, charge.get("bookingId"))
                        .body()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo(end));
    assertThat(payments.resolve(booking, charge.get("chargeId")).state()).isEqualTo(end);
    assertThat(payments.charge(booking, charge).state()).isEqualTo(end);
  }

  @Test
  void an_authorization_is_captured_later_and_once() {
    Map<String, Object> charge = aCharge("tok_ok", false);

    Answer authorized = payments.charge(booking, charge);
    assertThat(authorized.state()).isEqualTo("AUTHORIZED");
    assertThat(Instant.parse(authorized.body().path("authorizedUntil").asText()))
        .isBetween(Instant.now().plus(6, DAYS), Instant.now().plus(8, DAYS));
    assertThat(payments.capture(booking, charge.get("chargeId")).state()).isEqualTo("CAPTURED");
    assertThat(payments.capture(booking, charge.get("chargeId")).state()).isEqualTo("CAPTURED");

    Answer seen = payments.ofBooking(admin, charge.get("bookingId"));
    assertThat(seen.body().at("/items/0/captured").asLong()).isEqualTo(242_000);
    assertThat(seen.body().at("/items/0/entries")).hasSize(2);
  }

  @Test
  void a_lapsed_authorization_is_declined_when_captured() {
    Map<String, Object> charge = aCharge("tok_lapsed", false);

    assertThat(payments.charge(booking, charge).state()).isEqualTo("AUTHORIZED");
    Answer refused = payments.capture(booking, charge.get("chargeId"));

    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.state()).isEqualTo("DECLINED");
    assertThat(refused.body().path("reason").asText()).isEqualTo("authorization-lapsed");
  }

  @Test
  void an_unknown_charge_is_voided_by_its_resolution_and_never_charged_after() {
    Map<String, Object> charge = aCharge("tok_ok", true);

    assertThat(payments.resolve(booking, charge.get("chargeId")).state()).isEqualTo("VOIDED");

    assertThat(payments.charge(booking, charge).state()).isEqualTo("VOIDED");
  }

  @Test
  void the_same_charge_with_other_content_is_422() {
    Map<String, Object> charge = aCharge("tok_ok", true);
    payments.charge(booking, charge);

    charge.put("amount", 1);
    Answer answer = payments.charge(booking, charge);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("charge-reused");
    assertThat(answer.signature()).isEqualTo("1");
  }

  @Test
  void a_cancelled_booking_is_refunded_and_everybody_is_told() {
    Map<String, Object> charge = aCharge("tok_ok", true);
    payments.charge(booking, charge);

    String event =
        """
        {"bookingId":"%s","state":"CANCELLED","charges":[{"chargeId":"%s","purpose":"BOOKING",
         "attempt":1,"amount":242000,"currency":"KRW","state":"CAPTURED","refund":200000}]}
        """
            .formatted(charge.get("bookingId"), charge.get("chargeId"));
    String key = (String) charge.get("bookingId");
    service.topics().tell("booking", "BookingCancelled", key, 7, event);

    eventually(
        SOON,
        () -> {
          Answer seen = payments.ofBooking(guestOf(charge), charge.get("bookingId"));
          assertThat(seen.body().at("/items/0/refunded").asLong()).isEqualTo(200_000);
          assertThat(seen.body().at("/items/0/refundPending").asLong()).isZero();
        });
    eventually(
        SOON,
        () -> {
          var told =
              service.topics().read("berth.payment.events").stream()
                  .filter(in -> in.key().equals(key))
                  .toList();
          assertThat(told)
              .extracting(in -> Topics.header(in, "ce_type"))
              .containsExactly("PaymentCaptured", "PaymentRefunded");
          assertThat(told)
              .allSatisfy(
                  in ->
                      assertThat(
                              Contracts.violations(
                                  "payment", Topics.header(in, "ce_type"), in.value()))
                          .isEmpty());
        });
  }

  @Test
  void nobody_but_services_charges_captures_or_resolves() {
    Map<String, Object> charge = aCharge("tok_ok", true);
    for (String person : List.of(guestOf(charge), hostOf(charge), admin)) {
      assertRefused(payments.charge(person, charge), 403, "forbidden");
      assertRefused(payments.capture(person, charge.get("chargeId")), 403, "forbidden");
      assertRefused(payments.resolve(person, charge.get("chargeId")), 403, "forbidden");
    }
    assertRefused(payments.charge(null, charge), 401, "unauthenticated");
    assertRefused(payments.capture(null, charge.get("chargeId")), 401, "unauthenticated");
    assertRefused(payments.resolve(null, charge.get("chargeId")), 401, "unauthenticated");
  }

  @Test
  void what_is_for_operators_is_for_operators() {
    String guest = service.tokens().person(UUID.randomUUID(), "guest", "host");
    assertThat(payments.get(admin, "/audit").status()).isEqualTo(200);
    assertThat(payments.get(booking, "/audit").status()).isEqualTo(200);
    assertThat(payments.get(admin, "/invariants").status()).isEqualTo(200);
    assertThat(payments.get(admin, "/dead-letters").status()).isEqualTo(200);
    for (String path : List.of("/audit", "/invariants", "/dead-letters")) {
      assertRefused(payments.get(guest, path), 403, "forbidden");
      assertRefused(payments.get(null, path), 401, "unauthenticated");
    }
    assertRefused(payments.get(booking, "/invariants"), 403, "forbidden");
    assertRefused(payments.ofBooking(booking, UUID.randomUUID()), 403, "forbidden");
    assertRefused(payments.ofBooking(null, UUID.randomUUID()), 401, "unauthenticated");
  }

  @Test
  void a_token_for_another_service_opens_nothing() {
    String forListing = service.tokens().service("booking", "listing");

    assertThat(payments.charge(forListing, aCharge("tok_ok", true)).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "amount, -1, amount",
    "amount, 0, amount",
    "amount, 1.5, amount",
    "amount, '\"12\"', amount",
    "currency, '\"won\"', currency",
    "purpose, '\"FUN\"', purpose",
    "chargeId, '\"1\"', chargeId",
    "chargeId, null, chargeId",
    "token, '\"\"', token",
    "capture, null, capture",
    "surprise, 1, surprise"
  })
  void bad_input_is_named_by_field(String field, String value, String named) throws Exception {
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    Map<String, Object> charge = aCharge("tok_ok", true);
    charge.put(field, json.readTree(value));

    Answer answer = payments.post(booking, "", json.writeValueAsString(charge));

    assertRefused(answer, 400, "invalid-request");
    assertThat(answer.body().at("/violations/0/field").asText()).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", "{} {}"})
  void malformed_bodies_are_refused(String body) {
    assertRefused(payments.post(booking, "", body), 400, "invalid-request");
  }

  @Test
  void malformed_queries_are_refused() {
    assertRefused(payments.get(admin, "?bookingId=1"), 400, "invalid-request");
    assertRefused(payments.get(admin, ""), 400, "invalid-request");
    assertRefused(payments.get(admin, "/audit?limit=0"), 400, "invalid-request");
    assertRefused(payments.get(admin, "/audit?limit=501"), 400, "invalid-request");
    assertRefused(payments.get(admin, "/audit?after=x"), 400, "invalid-request");
    assertRefused(payments.capture(booking, UUID.randomUUID()), 404, "charge-unknown");
    assertRefused(payments.get(admin, "/nowhere"), 404, "not-found");
  }

  @Test
  void the_audit_walks_over_all_payments() {
    for (int i = 0; i < 3; i++) {
      payments.charge(booking, aCharge("tok_ok", true));
    }

    java.util.Set<String> walked = new java.util.HashSet<>();
    String after = "";
    int pages = 0;
    while (after != null) {
      Answer page = payments.get(booking, "/audit?limit=2" + after);
      page.body().path("items").forEach(item -> walked.add(item.path("id").asText()));
      String next = page.body().path("next").asText(null);
      after = next == null ? null : "&after=" + next;
      pages++;
    }

    assertThat(pages).isGreaterThan(1);
    assertThat(walked)
        .containsAll(
            () ->
                payments
                    .get(booking, "/audit?limit=500")
                    .body()
                    .path("items")
                    .findValuesAsText("id")
                    .iterator());
  }

  @Test
  void nothing_is_broken() {
    Answer answer = payments.get(admin, "/invariants");

    assertThat(answer.body().path("violations").asLong()).isZero();
    assertThat(answer.body().path("checks")).hasSize(7);
  }

  private void assertRefused(Answer answer, int status, String problem) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.signature()).isEqualTo("1");
    assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  private String guestOf(Map<String, Object> charge) {
    return service.tokens().person(UUID.fromString((String) charge.get("guestId")), "guest");
  }

  private String hostOf(Map<String, Object> charge) {
    return service.tokens().person(UUID.fromString((String) charge.get("hostId")), "host");
  }
}
