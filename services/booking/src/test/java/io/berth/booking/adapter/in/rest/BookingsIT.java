package io.berth.booking.adapter.in.rest;

import static io.berth.foundation.testing.Answers.json;
import static io.berth.foundation.testing.Answers.problem;
import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.EventStream;
import io.berth.foundation.testing.RoleMatrix;
import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import io.berth.foundation.testing.Topics;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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

/**
 * Booking alone: what it offers it heard from the topic in the words of listing's contract, and
 * payment is not there.
 */
@MicroShedTest
public class BookingsIT {
  @RESTClient public static BookingsDriver bookings;

  private static final RunningService SERVICE = RunningService.get();
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final UUID HOST = UUID.randomUUID();
  private static final UUID GUEST = UUID.randomUUID();
  private static final String HOST_TOKEN = TOKENS.person(HOST, "host");
  private static final String GUEST_TOKEN = TOKENS.person(GUEST, "guest");
  private static final String ADMIN_TOKEN = TOKENS.person(UUID.randomUUID(), "admin");
  private static final String UNIT = UUID.randomUUID().toString();
  private static String listing;

  @BeforeAll
  static void something_is_offered() {
    listing = ToldListing.of(HOST).unit(UNIT).to(SERVICE, bookings);
  }

  @Test
  void whoever_looks_hears_that_what_is_free_has_changed() {
    URI stream = URI.create(SERVICE.address() + "/availability/" + listing + "/stream");
    try (EventStream looking = EventStream.open(stream, null, null)) {
      assertThat(looking.next(SOON).name()).isEqualTo("open");
      while (looking.next(Duration.ofSeconds(1)) != null) {
        // What happened shortly before may be told again.
      }

      json(bookings.place(GUEST_TOKEN, null, body("2027-07-10", "2027-07-11")), 201);

      assertThat(looking.next(SOON).name()).isEqualTo("availability");
    }
    URI unknown = URI.create(SERVICE.address() + "/availability/" + UUID.randomUUID() + "/stream");
    assertThat(EventStream.open(unknown, null, null).status()).isIn(404, 503);
  }

  @Test
  void a_hold_is_placed_read_listed_and_cancelled() {
    Response placed = bookings.place(GUEST_TOKEN, null, body("2027-05-01", "2027-05-03"));
    String location = placed.getHeaderString("Location");
    JsonNode held = json(placed, 201);
    String id = held.path("id").asText();

    assertThat(location).endsWith("/api/bookings/" + id).doesNotContain("bookings/api");
    assertThat(held.path("state").asText()).isEqualTo("HELD");
    // a Saturday at 120,000 and a Sunday at 100,000, cleaning 20,000, tax 10 %
    assertThat(held.at("/total/amount").asLong()).isEqualTo(264_000);
    assertThat(held.path("actions")).extracting(JsonNode::asText).containsExactly("pay", "cancel");
    assertThat(json(bookings.find(GUEST_TOKEN, id), 200)).isEqualTo(held);
    assertThat(json(bookings.find(HOST_TOKEN, id), 200).path("id").asText()).isEqualTo(id);
    JsonNode slot =
        json(bookings.availability(listing, "2027-05-01", "2027-05-02"), 200).at("/slots/0");
    assertThat(slot.path("reason").asText()).isEqualTo("HELD");
    assertThat(slot.path("free").asInt()).isZero();

    JsonNode shown = json(bookings.cancellation(GUEST_TOKEN, id), 200);
    problem(
        bookings.cancel(GUEST_TOKEN, id, "{\"refund\": {\"amount\": 1, \"currency\": \"KRW\"}}"),
        409,
        "refund-changed");
    JsonNode cancelled =
        json(bookings.cancel(GUEST_TOKEN, id, "{\"refund\": " + shown.path("refund") + "}"), 200);

    assertThat(cancelled.path("state").asText()).isEqualTo("CANCELLED");
    problem(
        bookings.cancel(GUEST_TOKEN, id, "{\"refund\": " + shown.path("refund") + "}"),
        409,
        "wrong-state");
    assertThat(
            json(bookings.availability(listing, "2027-05-01", "2027-05-02"), 200)
                .at("/slots/0/reason")
                .isNull())
        .isTrue();
  }

  @Test
  void a_payment_that_is_not_there_leaves_the_hold_and_frees_a_one_shot() {
    String guest = TOKENS.person(UUID.randomUUID(), "guest");
    String id =
        json(bookings.place(guest, null, body("2027-06-01", "2027-06-03")), 201)
            .path("id")
            .asText();

    Response refused = bookings.pay(guest, id, "{\"token\": \"tok_ok\"}");
    assertThat(refused.getHeaderString("Retry-After")).isNotNull();
    problem(refused, 503, "payment-unavailable");
    assertThat(json(bookings.find(guest, id), 200).path("state").asText()).isEqualTo("HELD");

    problem(
        bookings.place(
            guest,
            null,
            body("2027-06-05", "2027-06-06").replace("}", ", \"payment\": {\"token\": \"t\"}}")),
        503,
        "payment-unavailable");
    assertThat(
            json(bookings.availability(listing, "2027-06-05", "2027-06-06"), 200)
                .at("/slots/0/free")
                .asInt())
        .isOne();
  }

  @Test
  void a_block_keeps_guests_out_until_it_is_removed() {
    String block =
        """
        {"listingId": "%s", "unitId": "%s", "from": "2027-07-01", "to": "2027-07-05", "reason": "painting"}
        """
            .formatted(listing, UNIT);
    String id = json(bookings.block(HOST_TOKEN, block), 201).path("id").asText();

    problem(
        bookings.place(
            TOKENS.person(UUID.randomUUID(), "guest"), null, body("2027-07-04", "2027-07-06")),
        409,
        "not-available");
    assertThat(
            problem(bookings.block(HOST_TOKEN, block), 409, "time-taken")
                .at("/inTheWay/0")
                .asText())
        .isEqualTo(id);
    assertThat(json(bookings.blocks(HOST_TOKEN, listing), 200).path("items")).hasSize(1);
    String other = TOKENS.person(UUID.randomUUID(), "host");
    problem(bookings.block(other, block), 404, "listing-unknown");
    problem(bookings.blocks(other, listing), 404, "listing-unknown");
    problem(bookings.unblock(other, id), 404, "block-unknown");

    assertThat(bookings.unblock(HOST_TOKEN, id).getStatus()).isEqualTo(204);
    assertThat(
            json(bookings.availability(listing, "2027-07-04", "2027-07-05"), 200)
                .at("/slots/0/free")
                .asInt())
        .isOne();
  }

  @Test
  void a_quote_fixes_a_price_for_one_wish_only() {
    JsonNode quote = json(bookings.quote(body("2027-08-02", "2027-08-04")), 200);
    assertThat(quote.at("/total/amount").asLong()).isEqualTo(242_000);
    String guest = TOKENS.person(UUID.randomUUID(), "guest");
    String signed = ", \"quote\": \"" + quote.path("quote").asText() + "\"}";

    problem(
        bookings.place(guest, null, body("2027-08-02", "2027-08-05").replace("}", signed)),
        400,
        "invalid-request");
    problem(
        bookings.find("Bearer " + quote.path("quote").asText(), listing), 401, "unauthenticated");
    JsonNode held =
        json(
            bookings.place(guest, null, body("2027-08-02", "2027-08-04").replace("}", signed)),
            201);

    assertThat(held.path("total")).isEqualTo(quote.path("total"));
  }

  @Test
  void a_fourth_open_hold_and_a_second_on_one_listing_are_refused() {
    String guest = TOKENS.person(UUID.randomUUID(), "guest");
    JsonNode held = json(bookings.place(guest, null, body("2027-09-01", "2027-09-02")), 201);
    JsonNode refused =
        problem(bookings.place(guest, null, body("2027-09-03", "2027-09-04")), 409, "held-already");
    assertThat(refused.path("booking")).isEqualTo(held.path("id"));
    for (int i = 0; i < 2; i++) {
      json(bookings.place(guest, null, body(publish(), "2027-09-01", "2027-09-02")), 201);
    }
    problem(
        bookings.place(guest, null, body(publish(), "2027-09-01", "2027-09-02")),
        429,
        "too-many-holds");
  }

  @Test
  void the_same_request_again_gets_the_same_answer_and_another_under_its_key_is_refused() {
    String guest = TOKENS.person(UUID.randomUUID(), "guest");
    String body = body("2027-10-01", "2027-10-02");

    JsonNode first = json(bookings.place(guest, "once", body), 201);
    JsonNode again = json(bookings.place(guest, "once", body), 201);

    assertThat(again).isEqualTo(first);
    problem(
        bookings.place(guest, "once", body("2027-10-03", "2027-10-04")),
        422,
        "idempotency-key-reused");
    problem(bookings.place(guest, "two words", body), 400, "invalid-request");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                             | listingId | NotNull
          {"listingId": "L", "from": "어제", "to": "2027-05-02"}          | from      | Format
          {"listingId": "L", "from": "2027-05-02", "to": "2027-05-02"}   | to        | After
          {"listingId": "L", "from": "2027-05-03", "to": "2027-05-02"}   | to        | After
          {"listingId": "L", "from": "2020-05-01", "to": "2020-05-02"}   | from      | Future
          {"listingId": "L", "from": "2027-05-01", "to": "2028-06-05"}   | to        | Length
          {"listingId": "L", "from": "9999-05-01", "to": "9999-06-05"}   | from      | Range
          {"listingId": 7, "from": "2027-05-01", "to": "2027-05-02"}     | listingId | Format
          {"listingId": "L", "from": "2027-05-01", "to": "2027-05-02", "guests": 0}    | guests | Min
          {"listingId": "L", "from": "2027-05-01", "to": "2027-05-02", "price": -5000} | price  | UnknownField
          {"listingId": "L", "from": "2027-05-01", "to": "2027-05-02", "state": "CONFIRMED"} | state | UnknownField
          {"listingId": "L", "from": "2027-05-01", "to": "2027-05-02", "guestId": "L"} | guestId | UnknownField
          {"listingId": "L", "from": "2027-05-01", "to": "2027-05-02", "payment": {}}  | payment.token | NotBlank
          {"listingId": "L", "from": "2027-05-01"                                      | body   | Json
          """)
  void what_can_not_be_meant_is_refused_by_field_and_rule(String body, String field, String rule) {
    JsonNode problem =
        problem(
            bookings.place(GUEST_TOKEN, null, body.replace("\"L\"", "\"" + listing + "\"")),
            400,
            "invalid-request");

    assertThat(problem.path("violations"))
        .as("%s", problem)
        .anySatisfy(
            violation -> {
              assertThat(violation.path("field").asText()).isEqualTo(field);
              assertThat(violation.path("rule").asText()).isEqualTo(rule);
            });
  }

  @Test
  void rules_closed_and_unknown_listings_and_large_bodies_have_their_own_answers() {
    assertThat(
            problem(
                    bookings.place(GUEST_TOKEN, null, body("2027-05-01", "2027-06-05")),
                    409,
                    "rule-broken")
                .at("/rules/0")
                .asText())
        .isEqualTo("MAX_STAY");
    problem(
        bookings.place(
            GUEST_TOKEN, null, body("2027-05-01", "2027-05-02").replace("}", ", \"guests\": 3}")),
        409,
        "rule-broken");
    problem(
        bookings.place(
            GUEST_TOKEN, null, body(UUID.randomUUID().toString(), "2027-05-01", "2027-05-02")),
        503,
        "listing-unavailable");
    String large = "{\"listingId\": \"" + "x".repeat(1_000_000) + "\"}";
    problem(bookings.place(GUEST_TOKEN, null, large), 413, "too-large");
    problem(bookings.availability(listing, "2027-05-02", "2027-05-01"), 400, "invalid-request");
    problem(bookings.list(GUEST_TOKEN, "guest", "SOLD", null), 400, "invalid-request");
    problem(bookings.list(GUEST_TOKEN, "guest", null, "101"), 400, "invalid-request");
  }

  @Test
  void nobody_sees_another_guests_booking() {
    String id =
        json(
                bookings.place(
                    TOKENS.person(UUID.randomUUID(), "guest"),
                    null,
                    body("2027-11-01", "2027-11-02")),
                201)
            .path("id")
            .asText();
    String refund = "{\"refund\": {\"amount\": 0, \"currency\": \"KRW\"}}";

    for (String stranger :
        List.of(GUEST_TOKEN, TOKENS.person(UUID.randomUUID(), "host", "guest"))) {
      problem(bookings.find(stranger, id), 404, "booking-unknown");
      problem(bookings.pay(stranger, id, "{\"token\": \"t\"}"), 404, "booking-unknown");
      problem(bookings.cancellation(stranger, id), 404, "booking-unknown");
      problem(bookings.cancel(stranger, id, refund), 404, "booking-unknown");
    }
    assertThat(json(bookings.find(ADMIN_TOKEN, id), 200).path("id").asText()).isEqualTo(id);
  }

  private static final Map<String, Function<String, Response>> ENDPOINTS =
      Map.of(
          "POST /", bearer -> bookings.place(bearer, null, "{}"),
          "GET /", bearer -> bookings.list(bearer, null, null, null),
          "GET /{id}", bearer -> bookings.find(bearer, listing),
          "POST payment", bearer -> bookings.pay(bearer, listing, "{\"token\": \"t\"}"),
          "GET cancellation", bearer -> bookings.cancellation(bearer, listing),
          "POST cancellation", bearer -> bookings.cancel(bearer, listing, "{}"),
          "POST blocks", bearer -> bookings.block(bearer, "{}"),
          "GET blocks", bearer -> bookings.blocks(bearer, listing),
          "GET invariants", bearer -> bookings.invariants(bearer),
          "GET dead-letters", bearer -> bookings.deadLetters(bearer));

  @TestFactory
  Stream<DynamicTest> each_role_may_do_what_is_its_own() {
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "POST /", List.of(401, 400, 403, 403, 403),
            "GET /", List.of(401, 200, 200, 403, 403),
            "GET /{id}", List.of(401, 404, 404, 404, 403),
            "POST payment", List.of(401, 404, 403, 403, 403),
            "GET cancellation", List.of(401, 404, 404, 403, 403),
            "POST cancellation", List.of(401, 400, 400, 403, 403),
            "POST blocks", List.of(401, 403, 400, 403, 403),
            "GET blocks", List.of(401, 403, 200, 403, 403),
            "GET invariants", List.of(401, 403, 403, 200, 403),
            "GET dead-letters", List.of(401, 403, 403, 200, 403));
    return RoleMatrix.of(TOKENS, "usage", "booking")
        .with("host", HOST_TOKEN)
        .tests(expected, (endpoint, bearer) -> ENDPOINTS.get(endpoint).apply(bearer).getStatus());
  }

  @Test
  void bad_tokens_are_refused_everywhere() {
    for (String bad :
        List.of(
            TOKENS.token().forge(),
            TOKENS.token().unsigned(),
            TOKENS.token().life(Duration.ofMinutes(-5)).sign(),
            TOKENS.token().audience("payment").sign(),
            TOKENS.token().issuer("somebody").sign(),
            TOKENS.token().signer("usage").sign(),
            "Bearer nonsense")) {
      problem(bookings.list(bad, null, null, null), 401, "unauthenticated");
    }
  }

  @Test
  void a_message_that_can_not_be_read_becomes_a_dead_letter_and_the_channel_goes_on() {
    String key = UUID.randomUUID().toString();
    SERVICE.topics().tell("listing", "x", key, 1, "{\"listingId\": 3}");

    JsonNode letter =
        eventually(
            SOON,
            () -> json(bookings.deadLetters(ADMIN_TOKEN), 200).path("items"),
            items -> assertThat(items).anyMatch(item -> item.path("key").asText().equals(key)));

    assertThat(letter.get(0).path("reason").asText()).contains("ListingMessage");
    problem(bookings.retry(ADMIN_TOKEN, letter.get(0).path("id").asText()), 409, "still-dead");
    assertThat(publish()).as("the channel goes on").isNotNull();
  }

  @Test
  void what_is_told_of_a_booking_is_what_the_contract_says() {
    String guest = TOKENS.person(UUID.randomUUID(), "guest");
    String id =
        json(bookings.place(guest, null, body("2027-12-01", "2027-12-02")), 201)
            .path("id")
            .asText();
    bookings.cancel(guest, id, "{\"refund\": {\"amount\": 0, \"currency\": \"KRW\"}}");

    eventually(
        SOON,
        () -> {
          var told =
              SERVICE.topics().read("berth.booking.events").stream()
                  .filter(record -> record.key().equals(id))
                  .toList();
          assertThat(told)
              .extracting(record -> Topics.header(record, "ce_type"))
              .containsExactly("BookingHeld", "BookingCancelled");
          assertThat(told)
              .allSatisfy(
                  record ->
                      assertThat(
                              Contracts.violations(
                                  "booking", Topics.header(record, "ce_type"), record.value()))
                          .isEmpty());
        });
  }

  /** Offers a home of HOST as listing would tell it, and waits until booking knows it. */
  private static String publish() {
    return ToldListing.of(HOST).to(SERVICE, bookings);
  }

  private static String body(String from, String to) {
    return body(listing, from, to);
  }

  private static String body(String listing, String from, String to) {
    return "{\"listingId\": \""
        + listing
        + "\", \"from\": \""
        + from
        + "\", \"to\": \""
        + to
        + "\"}";
  }
}
