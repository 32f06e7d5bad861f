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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/** Waiting for a meeting room that costs nothing, and booking it week by week. */
@MicroShedTest
public class WaitingIT {
  @RESTClient public static BookingsDriver bookings;

  private static final RunningService SERVICE = RunningService.get();
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final UUID HOST = UUID.randomUUID();
  private static final String HOST_TOKEN = TOKENS.person(HOST, "host");
  private static String room;
  private static final String NOTHING_BACK = "{\"refund\": {\"amount\": 0, \"currency\": \"KRW\"}}";

  @BeforeAll
  static void a_room_is_offered() {
    room = ToldListing.of(HOST).meetingRoom().free().freeOnWeekends().to(SERVICE, bookings);
  }

  @Test
  void who_waits_is_offered_what_is_given_back_and_takes_it() {
    String owner = guest();
    String waiter = guest();
    String body = body(at(1, "09:30"), at(1, "10:30"), "");
    problem(bookings.waitFor(waiter, null, body), 409, "free-now");
    String taken = json(bookings.place(owner, null, body), 201).path("id").asText();

    Response joined = bookings.waitFor(waiter, "key", body);

    JsonNode wish = json(joined, 201);
    String wishId = wish.path("id").asText();
    assertThat(joined.getHeaderString("Location")).endsWith("/waiting/" + wishId);
    assertThat(json(bookings.waitFor(waiter, "key", body), 201)).as("a repeat").isEqualTo(wish);
    assertThat(
            problem(bookings.waitFor(waiter, null, body), 409, "waiting-already")
                .path("id")
                .asText())
        .isEqualTo(wishId);
    JsonNode own = json(bookings.waiting(waiter, null, null), 200);
    assertThat(own.at("/items/0/place").asInt()).isOne();
    assertThat(own.at("/items/0/from").asText()).isEqualTo("2027-05-03T09:30:00+09:00");
    assertThat(json(bookings.waiting(owner, null, null), 200).path("items")).isEmpty();

    json(bookings.cancel(owner, taken, NOTHING_BACK), 200);
    eventually(
        SOON,
        () ->
            assertThat(
                    json(bookings.waiting(waiter, "1", null), 200)
                        .at("/items/0/bookingId")
                        .isTextual())
                .isTrue());
    String offer =
        json(bookings.waiting(waiter, null, null), 200).at("/items/0/bookingId").asText();
    JsonNode held = json(bookings.find(waiter, offer), 200);

    assertThat(held.path("state").asText()).isEqualTo("HELD");
    assertThat(held.path("reason").asText()).isEqualTo("waiting-offer");
    assertThat(held.path("actions")).extracting(JsonNode::asText).containsExactly("pay", "cancel");
    problem(bookings.place(guest(), null, body), 409, "not-available");
    problem(bookings.pay(waiter, offer, "{\"token\": \" \"}"), 400, "invalid-request");
    assertThat(json(bookings.pay(waiter, offer, "{}"), 200).path("state").asText())
        .isEqualTo("CONFIRMED");
    assertTold(offer, "BookingHeld", "BookingConfirmed");
  }

  @Test
  void a_wish_is_left_once_and_by_its_guest_only() {
    String waiter = guest();
    String body = body(at(2, "09:30"), at(2, "10:30"), "");
    json(bookings.place(guest(), null, body), 201);
    String id = json(bookings.waitFor(waiter, null, body), 201).path("id").asText();

    problem(bookings.leave(guest(), id), 404, "wish-unknown");
    assertThat(bookings.leave(waiter, id).getStatus()).isEqualTo(204);
    assertThat(bookings.leave(waiter, id).getStatus()).isEqualTo(204);
    assertThat(json(bookings.waiting(waiter, null, null), 200).path("items")).isEmpty();
  }

  @Test
  void a_series_is_booked_whole_and_cancelled_whole() {
    String guest = guest();
    String body = series(at(3, "09:30"), at(3, "10:30"), 3, "ALL");
    Response placed = bookings.placeSeries(guest, "key", body);

    JsonNode series = json(placed, 201);
    String id = series.path("id").asText();
    assertThat(placed.getHeaderString("Location")).endsWith("/series/" + id);
    assertThat(series.path("times"))
        .extracting(time -> time.path("state").asText())
        .containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED");
    assertThat(series.at("/times/2/from").asText()).isEqualTo("2027-05-19T09:30:00+09:00");
    assertThat(json(bookings.placeSeries(guest, "key", body), 201)).isEqualTo(series);
    String first = series.at("/times/0/bookingId").asText();
    assertThat(json(bookings.find(guest, first), 200).path("seriesId").asText()).isEqualTo(id);
    JsonNode taken =
        problem(
                bookings.placeSeries(
                    guest(),
                    null,
                    series("2027-05-19T10:00+09:00", "2027-05-19T11:00+09:00", 2, "ALL")),
                409,
                "not-available")
            .path("taken");
    assertThat(taken).hasSize(1);
    assertThat(
            json(
                    bookings.placeSeries(
                        guest(),
                        null,
                        series("2027-05-19T10:00+09:00", "2027-05-19T11:00+09:00", 2, "FREE")),
                    201)
                .path("times"))
        .extracting(time -> time.path("state").asText())
        .containsExactly("TAKEN", "CONFIRMED");
    problem(bookings.placeSeries(guest(), null, body.replace("ALL", "FREE")), 409, "not-available");

    String stranger = TOKENS.person(UUID.randomUUID(), "guest", "host");
    problem(bookings.series(stranger, id), 404, "series-unknown");
    for (String answer : List.of("approval", "denial", "cancellation")) {
      problem(bookings.answerSeries(stranger, id, answer, "{}"), 404, "series-unknown");
    }
    problem(bookings.answerSeries(HOST_TOKEN, id, "denial", "{}"), 409, "wrong-state");
    JsonNode cancelled = json(bookings.answerSeries(guest, id, "cancellation", "{}"), 200);
    assertThat(cancelled.path("times"))
        .extracting(time -> time.path("state").asText())
        .containsOnly("CANCELLED");
    assertThat(json(bookings.series(HOST_TOKEN, id), 200)).isEqualTo(cancelled);
  }

  @ParameterizedTest(name = "{0} of {1} is refused by {2}")
  @CsvSource({
    "'\"weekly\": 0, \"mode\": \"ALL\"', weekly, Min",
    "'\"weekly\": 53, \"mode\": \"ALL\"', weekly, Max",
    "'\"mode\": \"ALL\"', weekly, NotNull",
    "'\"weekly\": 2', mode, NotNull"
  })
  void a_series_that_can_not_be_meant_is_refused_by_field_and_rule(
      String part, String field, String rule) {
    String body = body(at(4, "09:30"), at(4, "10:30"), ", " + part);

    JsonNode violation =
        problem(bookings.placeSeries(guest(), null, body), 400, "invalid-request")
            .at("/violations/0");

    assertThat(violation.path("field").asText()).isEqualTo(field);
    assertThat(violation.path("rule").asText()).isEqualTo(rule);
  }

  @Test
  void bad_input_is_a_problem() {
    String from = at(4, "09:30");
    String to = at(4, "10:30");
    problem(bookings.waitFor(guest(), null, "{}"), 400, "invalid-request");
    problem(bookings.waitFor(guest(), null, "nonsense"), 400, "invalid-request");
    problem(bookings.waitFor(guest(), null, body(from, to, ", \"x\": 1")), 400, "invalid-request");
    problem(bookings.waitFor(guest(), null, body(to, from, "")), 400, "invalid-request");
    problem(bookings.waitFor(guest(), null, body("어제", to, "")), 400, "invalid-request");
    problem(
        bookings.waitFor(guest(), null, body(from, to, ", \"guests\": 0")), 400, "invalid-request");
    problem(bookings.waiting(guest(), "101", null), 400, "invalid-request");
    assertThat(bookings.leave(guest(), "me").getStatus()).isEqualTo(404);
    problem(
        bookings.placeSeries(guest(), null, series(from, to, 2, "SOME")), 400, "invalid-request");
    problem(
        bookings.placeSeries(guest(), null, series(from, at(6, "09:30"), 2, "ALL")),
        409,
        "rule-broken");
  }

  @Test
  void outside_its_opening_hours_nothing_can_be_booked() {
    String office =
        ToldListing.of(HOST)
            .meetingRoom()
            .free()
            .freeOnWeekends()
            .openOn("MON", "09:00", "18:00")
            .to(SERVICE, bookings);
    String early = body(at(1, "08:45"), at(1, "09:30"), "").replace(room, office);
    String late = early.replace("08:45", "09:00");

    assertThat(problem(bookings.place(guest(), null, early), 409, "rule-broken").path("rules"))
        .extracting(JsonNode::asText)
        .containsExactly("OPENING_HOURS");
    assertThat(
            json(bookings.availability(office, at(1, "08:45"), at(1, "09:15")), 200).path("slots"))
        .extracting(slot -> slot.path("reason").asText() + " " + slot.path("free").asInt())
        .containsExactly("CLOSED 0", "null 1");
    json(bookings.place(guest(), null, late), 201);
  }

  private static final Map<String, Function<String, Response>> ENDPOINTS =
      Map.of(
          "POST waiting", bearer -> bookings.waitFor(bearer, null, "{}"),
          "GET waiting", bearer -> bookings.waiting(bearer, null, null),
          "DELETE waiting", bearer -> bookings.leave(bearer, room),
          "POST series", bearer -> bookings.placeSeries(bearer, null, "{}"),
          "GET series", bearer -> bookings.series(bearer, room),
          "approval", bearer -> bookings.answerSeries(bearer, room, "approval", "{}"),
          "denial", bearer -> bookings.answerSeries(bearer, room, "denial", "{}"),
          "cancellation", bearer -> bookings.answerSeries(bearer, room, "cancellation", "{}"));

  @TestFactory
  Stream<DynamicTest> each_role_may_do_what_is_its_own() {
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "POST waiting", List.of(401, 400, 403, 403, 403),
            "GET waiting", List.of(401, 200, 403, 403, 403),
            "DELETE waiting", List.of(401, 404, 403, 403, 403),
            "POST series", List.of(401, 400, 403, 403, 403),
            "GET series", List.of(401, 404, 404, 404, 403),
            "approval", List.of(401, 403, 404, 403, 403),
            "denial", List.of(401, 403, 404, 403, 403),
            "cancellation", List.of(401, 404, 404, 403, 403));
    return RoleMatrix.of(TOKENS, "usage", "booking")
        .tests(expected, (endpoint, bearer) -> ENDPOINTS.get(endpoint).apply(bearer).getStatus());
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

  private static String guest() {
    return TOKENS.person(UUID.randomUUID(), "guest");
  }

  /** A time on the first days of a week in May. */
  private static String at(int day, String time) {
    return "2027-05-0" + (day + 2) + "T" + time + "+09:00";
  }

  private static String series(String from, String to, int weekly, String mode) {
    return body(from, to, ", \"weekly\": %d, \"mode\": \"%s\"".formatted(weekly, mode));
  }

  private static String body(String from, String to, String more) {
    return "{\"listingId\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"%s}"
        .formatted(room, from, to, more);
  }
}
