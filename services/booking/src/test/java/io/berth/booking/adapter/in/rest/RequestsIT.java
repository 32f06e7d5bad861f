package io.berth.booking.adapter.in.rest;

import static io.berth.foundation.testing.Answers.json;
import static io.berth.foundation.testing.Answers.problem;
import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import io.berth.foundation.testing.Topics;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * Requests for a meeting room that costs nothing, by the quarter of an hour; no payment is there.
 */
@MicroShedTest
public class RequestsIT {
  @RESTClient public static BookingsDriver bookings;

  private static final RunningService SERVICE = RunningService.get();
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final UUID HOST = UUID.randomUUID();
  private static final String HOST_TOKEN = TOKENS.person(HOST, "host");
  private static final String GUEST_TOKEN = TOKENS.person(UUID.randomUUID(), "guest");
  private static String room;

  @BeforeAll
  static void a_room_is_offered() {
    room =
        ToldListing.of(HOST)
            .meetingRoom()
            .onRequest()
            .free()
            .freeOnWeekends()
            .to(SERVICE, bookings);
  }

  @Test
  void a_request_waits_for_its_host_who_approves_it() {
    Response placed = bookings.place(GUEST_TOKEN, null, body(1, "09:30", "10:30"));
    JsonNode request = json(placed, 201);
    String id = request.path("id").asText();

    assertThat(request.path("state").asText()).isEqualTo("REQUESTED");
    assertThat(request.path("from").asText()).isEqualTo(at(1, "09:30") + ":00+09:00");
    assertThat(request.path("deadline").isTextual()).isTrue();
    assertThat(request.path("actions")).extracting(JsonNode::asText).containsExactly("cancel");
    assertThat(json(bookings.find(HOST_TOKEN, id), 200).path("actions"))
        .extracting(JsonNode::asText)
        .containsExactly("approve", "deny", "cancel");
    problem(
        bookings.place(TOKENS.person(UUID.randomUUID(), "guest"), null, body(1, "10:15", "11:00")),
        409,
        "not-available");

    JsonNode approved = json(bookings.approve(HOST_TOKEN, id), 200);

    assertThat(approved.path("state").asText()).isEqualTo("CONFIRMED");
    problem(bookings.approve(HOST_TOKEN, id), 409, "wrong-state");
    problem(bookings.deny(HOST_TOKEN, id, "{}"), 409, "wrong-state");
    assertTold(id, "BookingRequested", "BookingApproved");
  }

  @Test
  void a_denied_request_tells_why_and_frees_its_time() {
    String id =
        json(bookings.place(GUEST_TOKEN, null, body(2, "09:30", "10:30")), 201).path("id").asText();

    JsonNode denied = json(bookings.deny(HOST_TOKEN, id, "{\"reason\": \"painting\"}"), 200);

    assertThat(denied.path("state").asText()).isEqualTo("DENIED");
    assertThat(json(bookings.find(GUEST_TOKEN, id), 200).path("reason").asText())
        .isEqualTo("painting");
    assertThat(
            json(
                    bookings.availability(
                        room, at(2, "09:30") + "+09:00", at(2, "09:45") + "+09:00"),
                    200)
                .at("/slots/0/free")
                .asInt())
        .isOne();
    problem(bookings.approve(HOST_TOKEN, id), 409, "wrong-state");
    assertTold(id, "BookingRequested", "BookingDenied");
  }

  @Test
  void a_request_that_its_guest_withdraws_can_not_be_approved() {
    String id =
        json(bookings.place(GUEST_TOKEN, null, body(3, "09:30", "10:30")), 201).path("id").asText();

    json(
        bookings.cancel(GUEST_TOKEN, id, "{\"refund\": {\"amount\": 0, \"currency\": \"KRW\"}}"),
        200);

    problem(bookings.approve(HOST_TOKEN, id), 409, "wrong-state");
  }

  @Test
  void only_its_host_answers_a_request() {
    String id =
        json(bookings.place(GUEST_TOKEN, null, body(4, "09:30", "10:30")), 201).path("id").asText();
    String foreign = TOKENS.person(UUID.randomUUID(), "host", "guest");

    problem(bookings.approve(foreign, id), 404, "booking-unknown");
    problem(bookings.deny(foreign, id, "{}"), 404, "booking-unknown");
    problem(bookings.deny(HOST_TOKEN, id, "{\"why\": 1}"), 400, "invalid-request");
    assertThat(json(bookings.find(HOST_TOKEN, id), 200).path("state").asText())
        .isEqualTo("REQUESTED");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"nobody, 401", "guest, 403", "host, 404", "admin, 403", "service, 403"})
  void each_role_may_do_what_is_its_own(String caller, int status) {
    String bearer =
        switch (caller) {
          case "nobody" -> null;
          case "service" -> TOKENS.service("usage", "booking");
          default -> TOKENS.person(UUID.randomUUID(), caller);
        };

    assertThat(bookings.approve(bearer, room).getStatus()).isEqualTo(status);
    assertThat(bookings.deny(bearer, room, "{}").getStatus()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0} to {1}: {2} {3}")
  @CsvSource({
    "2027-05-01T09:40+09:00, 2027-05-01T10:00+09:00, from, QuarterHour",
    "2027-05-01T09:45, 2027-05-01T10:00+09:00, from, Format",
    "2027-05-01, 2027-05-02, from, Format",
    "2027-05-01T09:45+09:00, 2027-05-01T09:45+09:00, to, After",
    "2020-05-01T09:45+09:00, 2020-05-01T10:00+09:00, from, Future"
  })
  void a_time_that_can_not_be_meant_is_refused_by_field_and_rule(
      String from, String to, String field, String rule) {
    JsonNode violation =
        problem(bookings.place(GUEST_TOKEN, null, body(from, to)), 400, "invalid-request")
            .at("/violations/0");

    assertThat(violation.path("field").asText()).isEqualTo(field);
    assertThat(violation.path("rule").asText()).isEqualTo(rule);
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

  private static String at(int day, String time) {
    return "2027-05-0" + day + "T" + time;
  }

  private static String body(int day, String from, String to) {
    return body(at(day, from) + "+09:00", at(day, to) + "+09:00");
  }

  private static String body(String from, String to) {
    return "{\"listingId\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(room, from, to);
  }
}
