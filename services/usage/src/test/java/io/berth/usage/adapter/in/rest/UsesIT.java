package io.berth.usage.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.RoleMatrix;
import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import io.berth.foundation.testing.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Usage beside the real booking, which it can be cut off from; what is offered costs nothing. */
class UsesIT {
  private static final RunningService SERVICE = RunningService.get();
  private static final Http HTTP = new Http(SERVICE.server().address());
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final UUID HOST = UUID.randomUUID();
  private static final String HOST_TOKEN = TOKENS.person(HOST, "host");
  private static final String ADMIN_TOKEN = TOKENS.person(UUID.randomUUID(), "admin");
  private static final String STRANGER = TOKENS.person(UUID.randomUUID(), "guest", "host");
  private static String rooms;
  private static String books;

  @BeforeAll
  static void something_is_offered() {
    rooms = publish("MEETING_ROOM", "QUARTER_HOUR");
    books = publish("EBOOK", "DAY");
  }

  @Test
  void a_room_is_used_left_early_and_taken_by_the_next_at_once() {
    String guest = guest();
    String booking = bookRoom(guest);
    assertThat(end(guest, UUID.randomUUID().toString()).status()).isEqualTo(404);

    Http.Answer started = start(guest, booking);

    assertThat(started.status()).as("%s", started).isEqualTo(201);
    String id = started.body().path("id").asText();
    assertThat(started.location()).endsWith("/api/usages/" + id);
    assertThat(start(guest, booking).body()).as("twice is once").isEqualTo(started.body());
    assertThat(start(HOST_TOKEN, booking).body()).isEqualTo(started.body());
    assertThat(start(STRANGER, booking).problem()).isEqualTo("booking-unknown");
    assertThat(end(STRANGER, id).problem()).isEqualTo("use-unknown");
    assertThat(state(guest, booking)).isEqualTo("IN_USE");

    Http.Answer ended = HTTP.post(guest, "/api/usages/" + id + "/end", "{\"note\": \"tidy\"}");

    assertThat(ended.status()).as("%s", ended).isEqualTo(200);
    assertThat(ended.body().path("startedAt")).isEqualTo(started.body().path("startedAt"));
    assertThat(Instant.parse(ended.body().at("/givenBack/to").asText()))
        .isAfter(Instant.parse(ended.body().path("endedAt").asText()));
    assertThat(end(guest, id).body()).as("twice is once").isEqualTo(ended.body());
    assertThat(start(guest, booking).problem()).isEqualTo("wrong-state");
    assertThat(state(guest, booking)).isEqualTo("COMPLETED");
    String next = bookRoom(guest());
    assertThat(next).as("free at once").isNotEmpty();

    JsonNode use =
        eventually(
            SOON,
            () -> HTTP.get(HOST_TOKEN, "/api/usages?listingId=" + rooms).body().path("items"),
            items ->
                assertThat(items)
                    .anyMatch(
                        item ->
                            item.path("id").asText().equals(id)
                                && item.at("/planned/state").asText().equals("COMPLETED")));
    assertThat(use).anyMatch(item -> item.path("note").asText().equals("tidy"));
    assertThat(HTTP.get(guest, "/api/usages/" + id).body().path("endedBy").asText())
        .isEqualTo("guest");
    assertThat(HTTP.get(STRANGER, "/api/usages/" + id).status()).isEqualTo(404);
    assertThat(HTTP.get(STRANGER, "/api/usages?bookingId=" + booking).status()).isEqualTo(404);
    assertThat(HTTP.get(STRANGER, "/api/usages?listingId=" + rooms).body().path("items")).isEmpty();
    eventually(SOON, () -> assertThat(told(booking)).containsExactly("UseStarted", "UseEnded"));
    endRoom(next);
  }

  @Test
  void without_booking_nothing_starts_and_an_end_is_settled_later() {
    String guest = guest();
    String listing = publish("MEETING_ROOM", "QUARTER_HOUR");
    String booking = bookRoom(guest, listing);
    SERVICE.passage("booking").close();
    try {
      Http.Answer refused = start(guest, booking);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.problem()).isEqualTo("booking-unavailable");
      assertThat(refused.retryAfter()).isNotEmpty();
      assertThat(HTTP.get(guest, "/api/usages").body().path("items")).isEmpty();
    } finally {
      SERVICE.passage("booking").reopen();
    }
    JsonNode started =
        eventually(
                SOON,
                () -> start(guest, booking),
                answer -> assertThat(answer.status()).isEqualTo(201))
            .body();

    SERVICE.passage("booking").silence(true);
    Http.Answer ended;
    try {
      ended = end(guest, started.path("id").asText());
    } finally {
      SERVICE.passage("booking").silence(false);
    }

    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.body().path("givenBack").isNull()).isTrue();
    eventually(SOON, () -> assertThat(state(guest, booking)).isEqualTo("COMPLETED"));
    assertThat(HTTP.get(guest, "/api/bookings/" + booking).body().path("endedAt"))
        .as("when it really ended")
        .isEqualTo(ended.body().path("endedAt"));
    eventually(
        SOON,
        () ->
            assertThat(end(guest, started.path("id").asText()).body().path("givenBack").isNull())
                .as("asked again, booking answers")
                .isFalse());
  }

  @Test
  void a_reader_finds_the_loan_and_returns_it() {
    String guest = guest();
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
    String booking =
        HTTP.post(
                guest, "/api/bookings", body(books, today.toString(), today.plusDays(3).toString()))
            .body()
            .path("id")
            .asText();

    JsonNode loan =
        eventually(
            SOON,
            () -> HTTP.get(guest, "/api/usages?bookingId=" + booking).body().at("/items/0"),
            item -> assertThat(item.path("startedBy").asText()).isEqualTo("system"));
    assertThat(state(guest, booking)).isEqualTo("IN_USE");
    assertThat(start(guest, booking).status()).as("it began by itself").isEqualTo(201);

    Http.Answer returned = end(guest, loan.path("id").asText());

    assertThat(returned.body().at("/givenBack/from").asText()).isEqualTo(today.toString());
    assertThat(state(guest, booking)).isEqualTo("COMPLETED");
    assertThat(
            HTTP.post(
                    guest(),
                    "/api/bookings",
                    body(books, today.toString(), today.plusDays(1).toString()))
                .status())
        .isEqualTo(201);
  }

  @Test
  void what_is_told_is_what_the_contract_says() {
    String guest = guest();
    String booking = bookRoom(guest, publish("MEETING_ROOM", "QUARTER_HOUR"));
    end(guest, start(guest, booking).body().path("id").asText());

    eventually(
        SOON,
        () -> {
          var told =
              SERVICE.topics().read("berth.usage.events").stream()
                  .filter(record -> record.key().equals(booking))
                  .toList();
          assertThat(told).hasSize(2);
          assertThat(told)
              .allSatisfy(
                  record ->
                      assertThat(
                              Contracts.violations(
                                  "usage", Topics.header(record, "ce_type"), record.value()))
                          .isEmpty());
        });
  }

  @Test
  void what_booking_tells_of_use_is_what_its_contract_says() {
    String guest = guest();
    String booking = bookRoom(guest, publish("MEETING_ROOM", "QUARTER_HOUR"));
    end(guest, start(guest, booking).body().path("id").asText());

    eventually(
        SOON,
        () -> {
          var told =
              SERVICE.topics().read("berth.booking.events").stream()
                  .filter(record -> record.key().equals(booking))
                  .toList();
          assertThat(told)
              .extracting(record -> Topics.header(record, "ce_type"))
              .containsExactly("BookingConfirmed", "BookingStarted", "BookingCompleted");
          assertThat(told)
              .allSatisfy(
                  record ->
                      assertThat(
                              Contracts.violations(
                                  "booking", Topics.header(record, "ce_type"), record.value()))
                          .isEmpty());
        });
  }

  @Test
  void what_can_not_be_meant_is_refused_by_field() {
    String guest = guest();
    for (String body : List.of("{}", "{\"bookingId\": 3}", "{\"bookingId\"", "{\"x\": 1}")) {
      Http.Answer refused = HTTP.post(guest, "/api/usages", body);
      assertThat(refused.status()).as(body).isEqualTo(400);
      assertThat(refused.body().path("violations")).as(body).isNotEmpty();
    }
    String note = "{\"note\": \"" + "x".repeat(501) + "\"}";
    assertThat(HTTP.post(guest, "/api/usages/" + UUID.randomUUID() + "/end", note).status())
        .isEqualTo(400);
    assertThat(HTTP.get(guest, "/api/usages?limit=1000").status()).isEqualTo(400);
    assertThat(HTTP.get(guest, "/api/usages?bookingId=7").status()).isEqualTo(400);
    assertThat(start(guest, UUID.randomUUID().toString()).problem()).isEqualTo("booking-unknown");
  }

  @Test
  void nothing_that_must_never_be_is_there() {
    eventually(
        Duration.ofSeconds(60),
        () ->
            assertThat(HTTP.get(ADMIN_TOKEN, "/api/usages/invariants").body().path("violations"))
                .hasToString("0"));
  }

  @TestFactory
  Stream<DynamicTest> each_role_may_do_what_is_its_own() {
    String id = UUID.randomUUID().toString();
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "POST /api/usages {}",
            List.of(401, 400, 400, 403, 403),
            "POST /api/usages/" + id + "/end {}",
            List.of(401, 404, 404, 403, 403),
            "GET /api/usages",
            List.of(401, 200, 200, 403, 403),
            "GET /api/usages/" + id,
            List.of(401, 404, 404, 403, 403),
            "GET /api/usages/invariants",
            List.of(401, 403, 403, 200, 403),
            "GET /api/usages/dead-letters",
            List.of(401, 403, 403, 200, 403));
    return RoleMatrix.of(TOKENS, "booking", "usage").tests(expected, UsesIT::status);
  }

  private static int status(String request, String bearer) {
    String[] parts = request.split(" ");
    return (parts[0].equals("GET")
            ? HTTP.get(bearer, parts[1])
            : HTTP.post(bearer, parts[1], parts[2]))
        .status();
  }

  private static Http.Answer start(String bearer, String booking) {
    return HTTP.post(bearer, "/api/usages", "{\"bookingId\": \"" + booking + "\"}");
  }

  private static Http.Answer end(String bearer, String id) {
    return HTTP.post(bearer, "/api/usages/" + id + "/end", "{}");
  }

  private static String guest() {
    return TOKENS.person(UUID.randomUUID(), "guest");
  }

  private static void endRoom(String booking) {
    end(HOST_TOKEN, start(HOST_TOKEN, booking).body().path("id").asText());
  }

  private static String bookRoom(String guest) {
    return bookRoom(guest, rooms);
  }

  /** The running quarter and an hour after it. */
  private static String bookRoom(String guest, String listing) {
    long quarter = Instant.now().getEpochSecond() / 900 * 900;
    Http.Answer booked =
        HTTP.post(
            guest,
            "/api/bookings",
            body(
                listing,
                Instant.ofEpochSecond(quarter).toString(),
                Instant.ofEpochSecond(quarter + 4_500).toString()));
    assertThat(booked.status()).as("%s", booked).isEqualTo(201);
    return booked.body().path("id").asText();
  }

  private static String body(String listing, String from, String to) {
    return "{\"listingId\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(listing, from, to);
  }

  private static String state(String bearer, String booking) {
    return HTTP.get(bearer, "/api/bookings/" + booking).body().path("state").asText();
  }

  private static List<String> told(String booking) {
    return SERVICE.topics().read("berth.usage.events").stream()
        .filter(record -> record.key().equals(booking))
        .map(record -> Topics.header(record, "ce_type"))
        .toList();
  }

  /** Offers something for nothing, as listing would tell it, and waits until booking knows it. */
  private static String publish(String kind, String slot) {
    String id = UUID.randomUUID().toString();
    String told =
        Contracts.example("listing", "ListingPublished")
            .replace("5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10", id)
            .replace("0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30", HOST.toString())
            .replace("7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c50", UUID.randomUUID().toString())
            .replaceAll("\"kind\": \"[A-Z_]+\"", "\"kind\": \"" + kind + "\"")
            .replaceAll("\"slot\": \"[A-Z_]+\"", "\"slot\": \"" + slot + "\"")
            .replaceAll("\"(perSlot|perGuest|cleaningFee|weekend)\": \\d+", "\"$1\": 0")
            .replaceAll("\"(checkIn|checkOut)\": \"[0-9:]+\"", "\"$1\": \"00:00\"");
    SERVICE.topics().tell("listing", "ListingPublished", id, 1, told);
    eventually(
        SOON,
        () ->
            assertThat(HTTP.get(null, "/api/bookings/availability/" + id).status()).isEqualTo(200));
    return id;
  }
}
