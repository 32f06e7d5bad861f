package io.berth.booking.adapter.in.rest;

import static io.berth.foundation.testing.Answers.json;
import static io.berth.foundation.testing.Answers.problem;
import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.RoleMatrix;
import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import io.berth.foundation.testing.Topics;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/** Other dates for a home that costs something at weekends only; no payment is there. */
@MicroShedTest
public class ChangeIT {
  @RESTClient public static BookingsDriver bookings;

  private static final RunningService SERVICE = RunningService.get();
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final UUID HOST = UUID.randomUUID();
  private static final String HOST_TOKEN = TOKENS.person(HOST, "host");
  private static final String GUEST_TOKEN = TOKENS.person(UUID.randomUUID(), "guest");
  private static String home;
  private static String onRequest;

  @BeforeAll
  static void homes_are_offered() {
    home = ToldListing.of(HOST).free().to(SERVICE, bookings);
    onRequest = ToldListing.of(HOST).free().onRequest().to(SERVICE, bookings);
  }

  @Test
  void what_costs_no_more_is_changed_at_once_and_told() {
    String id = booked(home, "2027-05-03", "2027-05-05");
    JsonNode shown = json(bookings.showChange(GUEST_TOKEN, id, "2027-05-04", "2027-05-06"), 200);
    assertThat(shown.path("allowed").asBoolean()).isTrue();
    assertThat(shown.at("/difference/amount").asLong()).isZero();
    assertThat(json(bookings.find(GUEST_TOKEN, id), 200).path("actions"))
        .extracting(JsonNode::asText)
        .containsExactly("cancel", "change");
    assertThat(json(bookings.find(HOST_TOKEN, id), 200).path("actions"))
        .extracting(JsonNode::asText)
        .containsExactly("cancel");
    String key = UUID.randomUUID().toString();

    JsonNode changed =
        json(bookings.change(GUEST_TOKEN, key, id, body("2027-05-04", "2027-05-06")), 200);

    assertThat(changed.path("from").asText()).isEqualTo("2027-05-04");
    assertThat(changed.path("to").asText()).isEqualTo("2027-05-06");
    assertThat(changed.path("pendingChange").isMissingNode()).isTrue();
    assertThat(json(bookings.change(GUEST_TOKEN, key, id, body("2027-05-04", "2027-05-06")), 200))
        .isEqualTo(changed);
    problem(
        bookings.change(GUEST_TOKEN, key, id, body("2027-05-04", "2027-05-07")),
        422,
        "idempotency-key-reused");
    assertTold(id, "BookingConfirmed", "BookingChanged");
  }

  @Test
  void what_costs_more_needs_a_card_and_a_payment_that_is_there() {
    String id = booked(home, "2027-05-10", "2027-05-12");
    JsonNode before = json(bookings.find(GUEST_TOKEN, id), 200);
    JsonNode shown = json(bookings.showChange(GUEST_TOKEN, id, "2027-05-10", "2027-05-15"), 200);
    assertThat(shown.at("/difference/amount").asLong()).isEqualTo(132_000);
    assertThat(shown.at("/total/amount").asLong()).isEqualTo(132_000);
    assertThat(shown.path("refundTimeline")).hasSize(2);

    JsonNode needed =
        problem(
            bookings.change(GUEST_TOKEN, null, id, body("2027-05-10", "2027-05-15")),
            409,
            "payment-needed");
    Response refused =
        bookings.change(
            GUEST_TOKEN,
            null,
            id,
            body("2027-05-10", "2027-05-15").replace("}", ", \"payment\": {\"token\": \"t\"}}"));

    assertThat(needed.at("/difference/amount").asLong()).isEqualTo(132_000);
    assertThat(refused.getHeaderString("Retry-After")).isNotNull();
    problem(refused, 503, "payment-unavailable");
    JsonNode after = json(bookings.find(GUEST_TOKEN, id), 200);
    for (String same : List.of("state", "from", "to", "total", "unit", "actions", "deadline")) {
      assertThat(after.path(same)).as(same).isEqualTo(before.path(same));
    }
    assertTold(id, "BookingConfirmed", "BookingChanged", "BookingChanged");
  }

  @Test
  void why_dates_can_not_be_had_is_shown_before_and_said_after() {
    String id = booked(home, "2027-06-07", "2027-06-09");
    booked(home, "2027-06-14", "2027-06-15");
    refused(id, "2027-06-14", "2027-06-16", "not-available");
    refused(id, "2027-06-07", "2027-07-14", "rule-broken");
    json(
        bookings.cancel(GUEST_TOKEN, id, "{\"refund\": {\"amount\": 0, \"currency\": \"KRW\"}}"),
        200);
    refused(id, "2027-06-07", "2027-06-08", "wrong-state");

    String asked =
        json(bookings.place(GUEST_TOKEN, null, placing(onRequest, "2027-06-07", "2027-06-09")), 201)
            .path("id")
            .asText();
    refused(asked, "2027-06-07", "2027-06-08", "wrong-state");
    json(bookings.approve(HOST_TOKEN, asked), 200);
    refused(asked, "2027-06-07", "2027-06-08", "change-needs-host");
  }

  private static void refused(String id, String from, String to, String type) {
    JsonNode shown = json(bookings.showChange(GUEST_TOKEN, id, from, to), 200);
    assertThat(shown.path("allowed").asBoolean()).isFalse();
    assertThat(shown.path("reason").asText()).isEqualTo(type);
    problem(bookings.change(GUEST_TOKEN, null, id, body(from, to)), 409, type);
  }

  @Test
  void nobody_changes_another_guests_booking() {
    String id = booked(home, "2027-06-21", "2027-06-22");
    for (String stranger :
        List.of(TOKENS.person(UUID.randomUUID(), "guest"), TOKENS.person(HOST, "host", "guest"))) {
      problem(
          bookings.change(stranger, null, id, body("2027-06-22", "2027-06-23")),
          404,
          "booking-unknown");
      problem(
          bookings.showChange(stranger, id, "2027-06-22", "2027-06-23"), 404, "booking-unknown");
    }
  }

  @TestFactory
  Stream<DynamicTest> each_role_may_do_what_is_its_own() {
    return RoleMatrix.of(TOKENS, "usage", "booking")
        .tests(
            Map.of(
                // nobody, guest, host, admin, service
                "GET change", List.of(401, 404, 403, 403, 403),
                "POST change", List.of(401, 404, 403, 403, 403)),
            (endpoint, bearer) ->
                (endpoint.startsWith("GET")
                        ? bookings.showChange(bearer, home, "2027-05-04", "2027-05-05")
                        : bookings.change(bearer, null, home, body("2027-05-04", "2027-05-05")))
                    .getStatus());
  }

  @ParameterizedTest(name = "{0} to {1}: {2} {3}")
  @CsvSource({
    "2027-08-02, 2027-08-03, to, Changed",
    "2027-08-05, 2027-08-04, to, After",
    "2027-08-05, 2030-08-04, to, Length",
    "2020-08-05, 2020-08-06, from, Future",
    "2020-08-05T10:00+09:00, 2020-08-06, from, Format",
    "soon, 2020-08-06, from, Format"
  })
  void dates_that_can_not_be_meant_are_refused_by_field_and_rule(
      String from, String to, String field, String rule) {
    String id = TheOne.ID;
    for (Response refused :
        List.of(
            bookings.showChange(GUEST_TOKEN, id, from, to),
            bookings.change(GUEST_TOKEN, null, id, body(from, to)))) {
      JsonNode violation = problem(refused, 400, "invalid-request").at("/violations/0");
      assertThat(violation.path("field").asText()).isEqualTo(field);
      assertThat(violation.path("rule").asText()).isEqualTo(rule);
    }
  }

  @Test
  void bodies_that_can_not_be_meant_are_refused() {
    for (String wrong :
        List.of(
            "{}",
            "{\"from\": \"2027-08-02\"}",
            "[]",
            "{",
            body("2027-08-02", "2027-08-04").replace("}", ", \"guests\": 2}"),
            body("2027-08-02", "2027-08-04").replace("}", ", \"payment\": {}}"))) {
      problem(bookings.change(GUEST_TOKEN, null, TheOne.ID, wrong), 400, "invalid-request");
    }
    problem(bookings.showChange(GUEST_TOKEN, TheOne.ID, null, null), 400, "invalid-request");
    problem(
        bookings.change(GUEST_TOKEN, "k".repeat(101), TheOne.ID, body("2027-08-02", "2027-08-04")),
        400,
        "invalid-request");
  }

  /** A booking that nothing changes. */
  private static final class TheOne {
    static final String ID = booked(home, "2027-08-02", "2027-08-03");
  }

  private static String booked(String listing, String from, String to) {
    return json(bookings.place(GUEST_TOKEN, null, placing(listing, from, to)), 201)
        .path("id")
        .asText();
  }

  private static String placing(String listing, String from, String to) {
    return "{\"listingId\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(listing, from, to);
  }

  private static String body(String from, String to) {
    return "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to);
  }

  private static void assertTold(String id, String... types) {
    eventually(
        SOON,
        () -> {
          var told =
              SERVICE.topics().read("berth.booking.events").stream()
                  .filter(record -> record.key().equals(id))
                  .toList();
          assertThat(told)
              .extracting(record -> Topics.header(record, "ce_type"))
              .isEqualTo(List.of(types));
          assertThat(told)
              .allSatisfy(
                  record ->
                      assertThat(
                              Contracts.violations(
                                  "booking", Topics.header(record, "ce_type"), record.value()))
                          .isEmpty());
        });
  }
}
