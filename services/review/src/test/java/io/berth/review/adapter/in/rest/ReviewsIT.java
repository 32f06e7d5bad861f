package io.berth.review.adapter.in.rest;

import static io.berth.foundation.testing.Answers.json;
import static io.berth.foundation.testing.Answers.problem;
import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/** Review alone on Liberty; what it knows of bookings it heard in the words of their contract. */
@MicroShedTest
public class ReviewsIT {
  @RESTClient public static ReviewsDriver reviews;

  private static final RunningService SERVICE = RunningService.get();
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String ADMIN = TOKENS.person(UUID.randomUUID(), "admin");
  private static final String UNKNOWN = UUID.randomUUID().toString();

  private final UUID guest = UUID.randomUUID();
  private final UUID host = UUID.randomUUID();
  private final String listing = UUID.randomUUID().toString();
  private final String guestToken = TOKENS.person(guest, "guest");
  private final String hostToken = TOKENS.person(host, "host");

  /** A review's life, read first. */
  @Test
  void a_completed_booking_is_reviewed_once_and_the_host_replies() {
    String booking = UUID.randomUUID().toString();
    tell("BookingConfirmed", 2, booking);
    tell("BookingStarted", 3, booking);
    eventually(
        SOON,
        () -> {
          Response early = reviews.post(guestToken, body(booking, 4, "too early"));
          assertThat(early.getHeaderString("Retry-After")).isEqualTo("3");
          assertThat(problem(early, 409, "not-completed").path("state").asText())
              .isEqualTo("IN_USE");
        });
    tell("BookingCompleted", 4, booking);

    Response posted = posted(booking, 4, "한강이 보여요");
    String location = posted.getHeaderString("Location");
    JsonNode review = json(posted, 201);
    String id = review.path("id").asText();
    assertThat(location).endsWith("/api/reviews/" + id);
    assertThat(review.path("bookingId").asText()).isEqualTo(booking);

    Response twice = reviews.post(guestToken, body(booking, 1, "again"));
    assertThat(problem(twice, 409, "already-reviewed").path("reviewId").asText()).isEqualTo(id);
    problem(
        reviews.reply(TOKENS.person(UUID.randomUUID(), "host"), id, "{\"text\":\"mine\"}"),
        404,
        "review-unknown");
    json(reviews.reply(hostToken, id, "{\"text\":\" thank you \"}"), 200);

    JsonNode page = json(reviews.list(null, listing, null, null, null), 200);
    assertThat(page.path("average").asText()).isEqualTo("4.0");
    assertThat(page.path("count").asLong()).isOne();
    assertThat(page.path("histogram").toString())
        .isEqualTo("{\"1\":0,\"2\":0,\"3\":0,\"4\":1,\"5\":0}");
    JsonNode item = page.at("/items/0");
    assertThat(item.path("text").asText()).isEqualTo("한강이 보여요");
    assertThat(item.at("/reply/text").asText()).isEqualTo("thank you");
    assertThat(item.has("bookingId")).as("who wrote it is not told").isFalse();
    assertThat(item).isEqualTo(json(reviews.find(null, id), 200));
    JsonNode own = json(reviews.list(guestToken, null, "me", null, null), 200);
    assertThat(own.at("/items/0/bookingId").asText()).isEqualTo(booking);

    eventually(
        SOON,
        () ->
            assertThat(
                    SERVICE.topics().read("berth.review.events").stream()
                        .filter(record -> booking.equals(record.key()))
                        .filter(
                            record ->
                                Contracts.violations(
                                        "review", Topics.header(record, "ce_type"), record.value())
                                    .isEmpty())
                        .map(record -> Topics.header(record, "ce_type")))
                .containsExactly("ReviewPosted", "ReviewReplied"));
  }

  @Test
  void what_is_foreign_or_unknown_is_not_there() {
    String booking = completed();
    String stranger = TOKENS.person(UUID.randomUUID(), "guest");

    problem(reviews.post(stranger, body(booking, 5, "x")), 404, "booking-unknown");
    problem(reviews.post(guestToken, body(UNKNOWN, 5, "x")), 404, "booking-unknown");
    problem(reviews.find(null, UNKNOWN), 404, "review-unknown");
    problem(reviews.reply(hostToken, UNKNOWN, "{\"text\":\"x\"}"), 404, "review-unknown");
    JsonNode nothing = json(reviews.list(null, UNKNOWN, null, null, null), 200);
    assertThat(nothing.path("count").asLong()).isZero();
    assertThat(nothing.has("average")).isFalse();
    assertThat(nothing.path("items")).isEmpty();
  }

  @Test
  void pages_go_on_where_they_ended() {
    for (int i = 0; i < 3; i++) {
      json(posted(completed(), 3 + i % 2, null), 201);
    }

    JsonNode first = json(reviews.list(null, listing, null, null, "2"), 200);
    String next = first.path("next").asText();
    JsonNode second = json(reviews.list(null, listing, null, next, "2"), 200);

    assertThat(first.path("average").asText()).isEqualTo("3.3");
    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.has("next")).isFalse();
    problem(reviews.list(null, UNKNOWN, null, next, null), 400, "invalid-request");
  }

  @Test
  void who_is_erased_leaves_a_rating_without_words() {
    String id = json(posted(completed(), 2, "my words"), 201).path("id").asText();
    String data =
        Contracts.example("member", "MemberErased")
            .replace("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21", guest.toString());
    send(ExampleEvents.of("member", "MemberErased", 2, data));

    eventually(SOON, () -> assertThat(json(reviews.find(null, id), 200).has("text")).isFalse());
    assertThat(json(reviews.find(null, id), 200).path("rating").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rating\":5,\"text\":\"x\"}                        | bookingId",
        "{\"bookingId\":\"%s\",\"text\":\"x\"}                | rating",
        "{\"bookingId\":\"%s\",\"rating\":0}                  | rating",
        "{\"bookingId\":\"%s\",\"rating\":6}                  | rating",
        "{\"bookingId\":\"%s\",\"rating\":9999}               | rating",
        "{\"bookingId\":\"%s\",\"rating\":4.5}                | rating",
        "{\"bookingId\":\"%s\",\"rating\":\"5\"}              | rating",
        "{\"bookingId\":\"x\",\"rating\":5}                   | bookingId",
        "{\"bookingId\":\"%s\",\"rating\":5,\"stars\":5}      | stars",
        "{\"bookingId\":\"%s\",\"rating\":5,\"text\":\"LONG\"} | text"
      })
  void what_can_not_be_meant_is_refused_by_name(String body, String field) {
    String sent = body.replace("%s", UNKNOWN).replace("LONG", "x".repeat(4_001));

    JsonNode refused = problem(reviews.post(guestToken, sent), 400, "invalid-request");

    assertThat(refused.at("/violations/0/field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    ", , , , listingId",
    "1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6, me, , , listingId",
    ", you, , , guestId",
    "x, , , , listingId",
    "1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6, , 1, , after",
    "1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6, , , 101, limit"
  })
  void an_unknown_value_is_refused_by_name(
      String listingId, String guestId, String after, String limit, String field) {
    JsonNode refused =
        problem(reviews.list(guestToken, listingId, guestId, after, limit), 400, "invalid-request");

    assertThat(refused.at("/violations/0/field").asText()).isEqualTo(field);
  }

  @Test
  void no_invariant_is_broken_and_each_could_be_asked() {
    json(posted(completed(), 5, "fine"), 201);

    eventually(
        SOON,
        () -> {
          JsonNode checks = json(reviews.invariants(ADMIN), 200).path("checks");
          assertThat(checks).hasSize(4);
          assertThat(checks)
              .allSatisfy(check -> assertThat(check.path("violations").asText()).isEqualTo("0"));
        });
  }

  private static final Map<String, Function<String, Response>> ENDPOINTS =
      Map.of(
          "POST /", bearer -> reviews.post(bearer, "{}"),
          "GET /", bearer -> reviews.list(bearer, UNKNOWN, null, null, null),
          "GET own", bearer -> reviews.list(bearer, null, "me", null, null),
          "GET /{id}", bearer -> reviews.find(bearer, UNKNOWN),
          "PUT reply", bearer -> reviews.reply(bearer, UNKNOWN, "{\"text\":\"x\"}"),
          "GET invariants", bearer -> reviews.invariants(bearer),
          "GET dead-letters", bearer -> reviews.deadLetters(bearer));

  @TestFactory
  Stream<DynamicTest> each_role_may_do_what_is_its_own() {
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "POST /", List.of(401, 400, 403, 403, 403),
            "GET /", List.of(200, 200, 200, 200, 200),
            "GET own", List.of(401, 200, 403, 403, 403),
            "GET /{id}", List.of(404, 404, 404, 404, 404),
            "PUT reply", List.of(401, 403, 404, 403, 403),
            "GET invariants", List.of(401, 403, 403, 200, 403),
            "GET dead-letters", List.of(401, 403, 403, 200, 403));
    return RoleMatrix.of(TOKENS, "booking", "review")
        .tests(expected, (endpoint, bearer) -> ENDPOINTS.get(endpoint).apply(bearer).getStatus());
  }

  private String completed() {
    String booking = UUID.randomUUID().toString();
    tell("BookingCompleted", 4, booking);
    return booking;
  }

  /** Posted as soon as review has heard of the booking's end. */
  private Response posted(String booking, int rating, String text) {
    return eventually(
        SOON,
        () -> reviews.post(guestToken, body(booking, rating, text)),
        answer -> assertThat(answer.getStatus()).isEqualTo(201));
  }

  private static String body(String booking, int rating, String text) {
    String words = text == null ? "" : ",\"text\":\"" + text + "\"";
    return "{\"bookingId\":\"%s\",\"rating\":%d%s}".formatted(booking, rating, words);
  }

  private void tell(String type, long sequence, String booking) {
    String data =
        Contracts.example("booking", type)
            .replace("1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6", booking)
            .replace("5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10", listing)
            .replace("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21", guest.toString())
            .replace("0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30", host.toString());
    send(ExampleEvents.of("booking", type, sequence, data));
  }

  private static void send(Event event) {
    SERVICE
        .topics()
        .send(
            "berth" + event.source().replace('/', '.') + ".events",
            event.key(),
            event.data(),
            ExampleEvents.headers(event));
  }
}
