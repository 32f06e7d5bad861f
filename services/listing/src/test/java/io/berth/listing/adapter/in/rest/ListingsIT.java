package io.berth.listing.adapter.in.rest;

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
import java.util.ArrayList;
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

/** Listing alone on Liberty: the life of a listing, who may do what, what can't be meant. */
@MicroShedTest
public class ListingsIT {
  @RESTClient public static ListingsDriver listings;

  private static final RunningService SERVICE = RunningService.get();
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final String HOST_TOKEN = TOKENS.person(UUID.randomUUID(), "host");
  private static final String NOBODY = null;
  private static final String HOME =
      """
      {"kind": "STAY", "title": {"ko": "한강이 보이는 방", "en": "A room over the Han"},
       "timeZone": "Asia/Seoul", "units": [{"name": "101"}, {"name": "102"}],
       "price": {"perSlot": 100000, "currency": "KRW"}, "access": "1234#"}
      """;

  @Test
  void a_listing_is_registered_revised_and_withdrawn_and_each_version_is_told() {
    Response registered = listings.register(HOST_TOKEN, HOME);
    assertThat(registered.getHeaderString("ETag")).isEqualTo("\"1\"");
    String location = registered.getHeaderString("Location");
    JsonNode first = json(registered, 201);
    String id = first.path("id").asText();
    assertThat(location).endsWith("/api/listings/" + id).doesNotContain("listings/api");
    assertThat(first.path("slot").asText()).isEqualTo("NIGHT");
    assertThat(first.at("/rules/checkIn").asText()).isEqualTo("15:00");

    String unit = first.at("/units/0/id").asText();
    String revision =
        HOME.replace("{\"name\": \"101\"}", "{\"id\": \"" + unit + "\", \"name\": \"101\"}")
            .replace("{\"name\": \"102\"}", "{\"name\": \"103\"}");
    problem(listings.revise(HOST_TOKEN, id, null, revision), 428, "precondition-required");
    problem(listings.revise(HOST_TOKEN, id, "\"7\"", revision), 412, "stale");
    JsonNode revised = json(listings.revise(HOST_TOKEN, id, "\"1\"", revision), 200);

    assertThat(revised.path("version").asInt()).isEqualTo(2);
    assertThat(revised.path("units"))
        .extracting(each -> each.path("name").asText() + " " + each.path("state").asText())
        .containsExactlyInAnyOrder("101 ACTIVE", "103 ACTIVE", "102 RETIRED");
    problem(
        listings.revise(HOST_TOKEN, id, "\"2\"", revision.replace("Asia/Seoul", "Asia/Tokyo")),
        409,
        "listing-fixed-field");

    assertThat(listings.withdraw(HOST_TOKEN, id).getStatus()).isEqualTo(204);
    assertThat(listings.withdraw(HOST_TOKEN, id).getStatus()).isEqualTo(204);
    assertThat(json(listings.find(NOBODY, id), 200).path("state").asText()).isEqualTo("WITHDRAWN");
    eventually(
        Duration.ofSeconds(30),
        () -> {
          var told =
              SERVICE.topics().read("berth.listing.events").stream()
                  .filter(each -> each.key().equals(id))
                  .toList();
          assertThat(told)
              .extracting(each -> Topics.header(each, "ce_type"))
              .containsExactly("ListingPublished", "ListingRevised", "ListingWithdrawn");
          for (var each : told) {
            assertThat(
                    Contracts.violations("listing", Topics.header(each, "ce_type"), each.value()))
                .isEmpty();
          }
        });
  }

  @Test
  void opening_hours_are_kept_shown_and_told_as_they_were_written() {
    String hours =
        "[{\"days\":[\"FRI\"],\"from\":\"18:00\",\"to\":\"24:00\"},"
            + "{\"days\":[\"SAT\"],\"from\":\"00:00\",\"to\":\"02:00\"}]";
    String bar =
        HOME.replace("STAY", "DINING")
            .replace("\"access\"", "\"rules\": {\"openingHours\": " + hours + "}, \"access\"");
    JsonNode made = json(listings.register(HOST_TOKEN, bar), 201);
    String id = made.path("id").asText();
    String booking = TOKENS.service("booking", "listing");

    assertThat(made.at("/rules/openingHours")).hasToString(hours);
    JsonNode told = json(listings.snapshot(booking, id), 200);
    assertThat(told.at("/rules/openingHours")).hasToString(hours);
    assertThat(Contracts.violations("listing", "ListingPublished", told.toString())).isEmpty();
    JsonNode open =
        json(listings.revise(HOST_TOKEN, id, "\"1\"", HOME.replace("STAY", "DINING")), 200);
    assertThat(open.at("/rules/openingHours")).isEmpty();
  }

  @Test
  void access_is_shown_to_its_host_and_to_booking_only() {
    String id = json(listings.register(HOST_TOKEN, HOME), 201).path("id").asText();

    assertThat(json(listings.find(HOST_TOKEN, id), 200).path("access").asText()).isEqualTo("1234#");
    for (String stranger :
        new String[] {NOBODY, TOKENS.person(UUID.randomUUID(), "host", "guest")}) {
      assertThat(json(listings.find(stranger, id), 200).has("access")).isFalse();
    }
    String booking = TOKENS.service("booking", "listing");
    assertThat(json(listings.snapshot(booking, id), 200).path("listingId").asText()).isEqualTo(id);
    assertThat(json(listings.snapshot(booking, id), 200).has("access")).isFalse();
    assertThat(json(listings.access(booking, id), 200).path("access").asText()).isEqualTo("1234#");
    problem(listings.access(TOKENS.service("usage", "listing"), id), 404, "listing-unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "STAY, NIGHT, 2, 30, 15:00, 11:00, 15",
    "HOTEL_ROOM, NIGHT, 2, 30, 15:00, 11:00, 15",
    "DINING, QUARTER_HOUR, 4, 96, 00:00, 00:00, 15",
    "CAR, DAY, 5, 90, 10:00, 10:00, 60",
    "MEETING_ROOM, QUARTER_HOUR, 10, 96, 00:00, 00:00, 15",
    "EBOOK, DAY, 1, 90, 00:00, 00:00, 0"
  })
  void what_the_host_does_not_say_is_usual_for_the_kind(
      String kind, String slot, int guests, int max, String checkIn, String checkOut, int grace) {
    String offer = HOME.replace("\"STAY\"", "\"" + kind + "\"");

    JsonNode made = json(listings.register(HOST_TOKEN, offer), 201);
    JsonNode byQuarter =
        json(
            listings.register(
                HOST_TOKEN,
                offer
                    .replace("\"units\"", "\"slot\": \"QUARTER_HOUR\", \"units\"")
                    .replace("\"perSlot\": 100000", "\"perSlot\": 0")
                    .replace("\"access\"", "\"approval\": \"REQUEST\", \"access\"")),
            201);

    assertThat(made.path("slot").asText()).isEqualTo(slot);
    assertThat(made.path("maxGuests").asInt()).isEqualTo(guests);
    assertThat(made.at("/rules/max").asInt()).isEqualTo(max);
    assertThat(made.at("/rules/checkIn").asText()).isEqualTo(checkIn);
    assertThat(made.at("/rules/checkOut").asText()).isEqualTo(checkOut);
    assertThat(made.at("/rules/graceMinutes").asInt()).isEqualTo(grace);
    assertThat(byQuarter.at("/rules/max").asInt()).isEqualTo(96);
    assertThat(byQuarter.path("approval").asText()).isEqualTo("REQUEST");
  }

  @Test
  void a_stranger_changes_nothing() {
    String id = json(listings.register(HOST_TOKEN, HOME), 201).path("id").asText();
    String stranger = TOKENS.person(UUID.randomUUID(), "host");

    problem(listings.revise(stranger, id, "\"1\"", HOME), 404, "listing-unknown");
    problem(listings.withdraw(stranger, id), 404, "listing-unknown");
    assertThat(json(listings.find(NOBODY, id), 200).path("version").asInt()).isOne();
  }

  @Test
  void pages_lead_through_all_of_ones_own_listings_once() {
    String host = TOKENS.person(UUID.randomUUID(), "host");
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(json(listings.register(host, HOME), 201).path("id").asText());
    }
    listings.withdraw(host, made.get(0));

    List<String> read = new ArrayList<>();
    String after = null;
    do {
      JsonNode page = json(listings.list(host, "me", after, "2"), 200);
      page.path("items").forEach(item -> read.add(item.path("id").asText()));
      after = page.path("next").asText(null);
    } while (after != null);

    assertThat(read).containsExactlyInAnyOrderElementsOf(made).doesNotHaveDuplicates();
    assertThat(json(listings.list(NOBODY, null, null, "100"), 200).path("items"))
        .noneMatch(item -> item.path("id").asText().equals(made.get(0)));
  }

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "kind": "STAY"          | "kind": "CASTLE"        | kind                | Format
          "kind": "STAY"          | "kind": null            | kind                | NotNull
          "perSlot": 100000       | "perSlot": -5000        | price.perSlot       | Range
          "perSlot": 100000       | "perSlot": 1.5          | price.perSlot       | Format
          "currency": "KRW"       | "currency": "XYZ1"      | price.currency      | Currency
          "timeZone": "Asia/Seoul" | "timeZone": "Seoul"    | timeZone            | Zone
          {"name": "102"}         | {"name": "101"}         | units[1].name       | Unique
          {"name": "102"}         | {"name": " "}           | units[1].name       | NotBlank
          "access": "1234#"       | "hostId": "me"          | hostId              | UnknownField
          "access": "1234#"       | "rules": {"checkIn": "10:00", "checkOut": "12:00"} | rules.checkOut | Range
          "access": "1234#"       | "rules": {"min": 5, "max": 4} | rules.max     | Range
          "access": "1234#"       | "rules": {"openingHours": [{"days": ["MON"], "from": "09:00", "to": "18:00"}]} | rules.openingHours | Slot
          "access": "1234#"       | "slot": "QUARTER_HOUR", "rules": {"openingHours": [{"days": ["MON"], "from": "18:00", "to": "18:00"}]} | rules.openingHours[0].to | Range
          "access": "1234#"       | "slot": "QUARTER_HOUR", "rules": {"openingHours": [{"days": ["MON"], "from": "09:07", "to": "18:00"}]} | rules.openingHours[0].from | Pattern
          "access": "1234#"       | "slot": "QUARTER_HOUR", "rules": {"openingHours": [{"days": ["MON"], "from": "09:00", "to": "24:15"}]} | rules.openingHours[0].to | Pattern
          "access": "1234#"       | "slot": "QUARTER_HOUR", "rules": {"openingHours": [{"days": [], "from": "09:00", "to": "18:00"}]} | rules.openingHours[0].days | NotEmpty
          "access": "1234#"       | "location": {"lat": 91} | location.lat        | Range
          """)
  void what_can_not_be_meant_is_refused_by_field_and_rule(
      String said, String instead, String field, String rule) {
    JsonNode problem =
        problem(listings.register(HOST_TOKEN, HOME.replace(said, instead)), 400, "invalid-request");

    assertThat(problem.path("violations"))
        .as("%s", problem)
        .anySatisfy(
            violation -> {
              assertThat(violation.path("field").asText()).isEqualTo(field);
              assertThat(violation.path("rule").asText()).isEqualTo(rule);
            });
  }

  private static final String UNKNOWN = UUID.randomUUID().toString();
  private static final Map<String, Function<String, Response>> ENDPOINTS =
      Map.of(
          "POST /", bearer -> listings.register(bearer, "{}"),
          "PUT /{id}", bearer -> listings.revise(bearer, UNKNOWN, "\"1\"", HOME),
          "DELETE /{id}", bearer -> listings.withdraw(bearer, UNKNOWN),
          "GET /{id}", bearer -> listings.find(bearer, UNKNOWN),
          "GET snapshot", bearer -> listings.snapshot(bearer, UNKNOWN),
          "GET access", bearer -> listings.access(bearer, UNKNOWN),
          "GET /", bearer -> listings.list(bearer, null, null, null),
          "GET own", bearer -> listings.list(bearer, "me", null, null),
          "GET dead-letters", bearer -> listings.deadLetters(bearer));

  @Test
  void what_waits_to_be_told_stands_in_the_metrics() {
    eventually(
        Duration.ofSeconds(30),
        () ->
            assertThat(SERVICE.metrics())
                .containsPattern("berth_outbox_unsent\\{[^}]*context=\"listing\"[^}]*} 0\\.0"));
  }

  @TestFactory
  Stream<DynamicTest> each_role_may_do_what_is_its_own() {
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "POST /", List.of(401, 403, 400, 403, 403),
            "PUT /{id}", List.of(401, 403, 404, 403, 403),
            "DELETE /{id}", List.of(401, 403, 404, 403, 403),
            "GET /{id}", List.of(404, 404, 404, 404, 404),
            "GET snapshot", List.of(401, 403, 403, 403, 404),
            "GET access", List.of(401, 403, 403, 403, 404),
            "GET /", List.of(200, 200, 200, 200, 200),
            "GET own", List.of(401, 403, 200, 403, 403),
            "GET dead-letters", List.of(401, 403, 403, 200, 403));
    return RoleMatrix.of(TOKENS, "booking", "listing")
        .tests(expected, (endpoint, bearer) -> ENDPOINTS.get(endpoint).apply(bearer).getStatus());
  }
}
