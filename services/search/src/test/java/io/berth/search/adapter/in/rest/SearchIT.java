package io.berth.search.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.RoleMatrix;
import io.berth.foundation.testing.RunningService;
import io.berth.search.adapter.in.rest.SearchDriver.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Search on Open Liberty with Kafka and Derby, as its callers see it. */
@MicroShedTest
public class SearchIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String LISTING = "5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10";
  private static final String UNIT = "7a6b5c4d-3e2f-4a1b-8c9d-0e1f2a3b4c50";
  private static final String BOOKING = "1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6";
  private static final String REVIEW = "9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a";
  private static final String NIGHTS = "&from=2027-05-01&to=2027-05-03";

  private final RunningService service = RunningService.get();
  private final SearchDriver search = new SearchDriver(service);
  private final String admin = service.tokens().person(UUID.randomUUID(), "admin");

  /** A word of its own, so that a test finds nothing but its own listings. */
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  private final UUID listing = UUID.randomUUID();
  private final UUID unit = UUID.randomUUID();
  private final UUID booking = UUID.randomUUID();

  @Test
  void what_is_offered_is_found_with_its_exact_total() {
    tell("listing", "ListingPublished", 1);
    tell("review", "ReviewPosted", 1);
    eventually(
        SOON,
        () -> assertThat(found("&sort=rating").at("/items/0/rating/count").asInt()).isEqualTo(1));

    JsonNode page = found(NIGHTS + "&near=37.55,126.91&within=1km&guests=2&amenity=wifi&kind=STAY");

    assertThat(page.path("count").asLong()).isEqualTo(1);
    JsonNode item = page.at("/items/0");
    assertThat(item.path("listingId").asText()).isEqualTo(listing.toString());
    assertThat(item.path("kind").asText()).isEqualTo("STAY");
    assertThat(item.at("/title/ko").asText()).isEqualTo("한강이 보이는 방 " + word);
    assertThat(item.has("photo")).isFalse();
    assertThat(item.at("/location/lat").asDouble()).isEqualTo(37.55);
    assertThat(item.at("/location/address").asText()).isEqualTo("서울시 마포구");
    assertThat(item.at("/total/amount").asLong()).isEqualTo(264_000);
    assertThat(item.at("/total/currency").asText()).isEqualTo("KRW");
    assertThat(item.at("/pricePerSlot/amount").asLong()).isEqualTo(100_000);
    assertThat(item.at("/rating/average").asDouble()).isEqualTo(5);
    assertThat(item.path("approval").asText()).isEqualTo("INSTANT");
    assertThat(item.path("freeCancellationUntil").asText()).isEqualTo("2027-04-30T06:00:00Z");
    assertThat(item.path("distance").asLong(-1)).isZero();
    assertThat(page.at("/facets/kind/0/value").asText()).isEqualTo("STAY");
    assertThat(page.at("/facets/amenity/0/count").asInt()).isEqualTo(1);
    assertThat(page.at("/facets/approval/0/value").asText()).isEqualTo("INSTANT");
    assertThat(page.at("/facets/price/0/from").asLong()).isEqualTo(200_000);
    assertThat(page.at("/alternatives")).isEmpty();
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void a_booking_is_known_at_best_within_two_seconds_and_the_nearest_free_time_is_told() {
    tell("listing", "ListingPublished", 1);
    eventually(SOON, () -> assertThat(found(NIGHTS).path("count").asInt()).isEqualTo(1));

    // A busy machine makes one of them late; a reader that is late by itself makes all of them.
    List<Duration> lags = new ArrayList<>();
    for (int sequence = 1; sequence < 10; sequence += 2) {
      tell("booking", "BookingConfirmed", sequence);
      Instant told = Instant.now();
      eventually(SOON, () -> assertThat(found(NIGHTS).path("count").asInt(-1)).isZero());
      lags.add(Duration.between(told, Instant.now()));
      tell("booking", "BookingCancelled", sequence + 1);
      eventually(SOON, () -> assertThat(found(NIGHTS).path("count").asInt()).isEqualTo(1));
    }
    tell("booking", "BookingConfirmed", 11);
    eventually(SOON, () -> assertThat(found(NIGHTS).path("count").asInt(-1)).isZero());

    assertThat(Collections.min(lags)).as("%s", lags).isLessThan(Duration.ofSeconds(2));
    JsonNode page = found(NIGHTS);
    assertThat(page.path("items")).isEmpty();
    assertThat(page.at("/alternatives/0/from").asText()).isEqualTo("2027-05-03");
    assertThat(page.at("/alternatives/0/to").asText()).isEqualTo("2027-05-05");
    assertThat(page.at("/alternatives/0/count").asInt()).isEqualTo(1);
    tell("booking", "BookingCancelled", 12);
    eventually(SOON, () -> assertThat(found(NIGHTS).path("count").asInt()).isEqualTo(1));
  }

  @Test
  void what_is_withdrawn_is_found_no_more() {
    tell("listing", "ListingPublished", 1);
    eventually(SOON, () -> assertThat(found("").path("count").asInt()).isEqualTo(1));

    tell("listing", "ListingWithdrawn", 3);

    eventually(SOON, () -> assertThat(found("").path("count").asInt(-1)).isZero());
  }

  @Test
  void pages_go_on_where_the_last_one_ended() {
    for (int i = 0; i < 3; i++) {
      tell("listing", "ListingPublished", 1, UUID.randomUUID(), UUID.randomUUID());
    }
    eventually(SOON, () -> assertThat(found("").path("count").asInt()).isEqualTo(3));

    for (String sort : List.of("relevance", "price", "rating")) {
      JsonNode first = found("&limit=2&sort=" + sort);
      String next = first.path("next").asText();
      JsonNode second = found("&limit=2&sort=" + sort + "&after=" + next);

      assertThat(first.path("count").asInt()).isEqualTo(3);
      assertThat(ids(first)).hasSize(2).doesNotContainAnyElementsOf(ids(second));
      assertThat(ids(second)).hasSize(1);
      assertThat(second.has("next")).isFalse();
      assertRefused(search.get(null, "?sort=distance&near=1,1&after=" + next), "after", "Known");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "wether=fine wether Unknown",
        "q=%FF q Encoding",
        "q= q NotBlank",
        "kind=STAY&kind=BOAT kind Pattern",
        "kind=stay kind Pattern",
        "near=37.55 near Pattern",
        "near=91,0 near Range",
        "near=NaN,0 near Range",
        "near=1,1&near=2,2 near Once",
        "within=10km within Near",
        "near=1,1&within=10 within Pattern",
        "near=1,1&within=501km within Range",
        "near=1,1&within=0m within Range",
        "box=1,2,3 box Pattern",
        "box=3,1,2,2 box South",
        "from=2027-05-01 to NotNull",
        "to=2027-05-01 from NotNull",
        "from=2027-05-03&to=2027-05-01 to After",
        "from=2027-05-03&to=2027-05-03 to After",
        "from=어제&to=2027-05-03 from Format",
        "from=2027-02-30&to=2027-05-03 from Format",
        "from=1970-01-01&to=1970-01-02 from Range",
        "from=2020-01-01&to=2020-01-02 from Future",
        "from=2027-05-01&to=2028-06-01 to Length",
        "from=2027-05-01T09:30+09:00&to=2027-05-02 to Format",
        "from=2027-05-01T09:35+09:00&to=2027-05-01T10:00+09:00 from QuarterHour",
        "guests=0 guests Range",
        "guests=two guests Range",
        "maxTotal=1000 maxTotal Time",
        "maxPricePerSlot=-1 maxPricePerSlot Range",
        "currency=won currency Pattern",
        "approval=MAYBE approval Pattern",
        "sort=newest sort Pattern",
        "sort=distance sort Near",
        "after=x after Known",
        "limit=0 limit Range",
        "limit=101 limit Range"
      })
  void what_can_not_be_meant_is_refused_by_field_and_rule(String query, String field, String rule) {
    assertRefused(search.get(null, "?" + query), field, rule);
  }

  /** As {@code curl} sends what somebody types, and as a browser does. */
  @Test
  void korean_is_understood_as_it_is_typed_and_encoded() {
    tell("listing", "ListingPublished", 1);
    eventually(SOON, () -> assertThat(found("").path("count").asInt()).isEqualTo(1));

    assertThat(found("&kind=STAY").path("count").asInt()).isEqualTo(1);
    String guest = service.tokens().person(UUID.randomUUID(), "guest");
    assertThat(service.typed("/api/search?q=한강+" + word, guest)).contains("\"count\":1,");
    assertThat(service.typed("/api/search?q=%ED%95%9C%EA%B0%95+" + word, guest))
        .contains("\"count\":1,");
    assertThat(service.typed("/api/search?q=남산+" + word, guest)).contains("\"count\":0,");
  }

  @Test
  void words_are_no_query_language() {
    tell("listing", "ListingPublished", 1);
    eventually(SOON, () -> assertThat(found("").path("count").asInt()).isEqualTo(1));

    for (String q : List.of("*:*", "title.ko:*", "%22", "(", "a%20OR%20b*", "%00", "-" + word)) {
      assertThat(search.get(null, "?q=" + q).status()).as(q).isEqualTo(200);
    }
    assertThat(search.get(null, "?q=*:*").body().path("count").asInt(-1)).isZero();
    assertThat(search.get(null, "?q=roo*").body().path("count").asInt(-1)).isZero();
  }

  @Test
  void who_asks_too_much_waits_while_others_go_on() {
    String guest = service.tokens().person(UUID.randomUUID(), "guest");
    Answer refused =
        Stream.generate(() -> search.get(guest, "?limit=1"))
            .limit(5_000)
            .filter(answer -> answer.status() != 200)
            .findFirst()
            .orElseThrow();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.problem()).isEqualTo("too-many-requests");
    assertThat(refused.retryAfter()).isEqualTo("1");
    assertThat(search.get(null, "?limit=1").status()).isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicTest> each_role_may_what_it_may() {
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "",
            List.of(200, 200, 200, 200, 200),
            "/rebuilds",
            List.of(401, 403, 403, 200, 403),
            "/rebuilds/" + UUID.randomUUID(),
            List.of(401, 403, 403, 404, 403),
            "/invariants",
            List.of(401, 403, 403, 200, 403),
            "/dead-letters",
            List.of(401, 403, 403, 200, 403));
    return RoleMatrix.of(service.tokens(), "booking", "search")
        .tests(expected, (path, bearer) -> search.get(bearer, path).status());
  }

  @Test
  void what_can_not_be_read_is_a_dead_letter_and_the_channel_goes_on() {
    service
        .topics()
        .send(
            "berth.listing.events",
            listing.toString(),
            "{\"listingId\":\"" + listing + "\",\"version\":1}",
            ExampleEvents.headers(
                ExampleEvents.of(
                    "listing",
                    "ListingPublished",
                    1,
                    "{\"listingId\":\"" + listing + "\",\"version\":1}")));
    tell("listing", "ListingRevised", 2);

    eventually(SOON, () -> assertThat(found("").path("count").asInt()).isEqualTo(1));
    assertThat(search.get(admin, "/dead-letters").body().path("items"))
        .anySatisfy(
            letter -> assertThat(letter.path("key").asText()).isEqualTo(listing.toString()));
  }

  @Test
  void no_invariant_is_broken_and_each_could_be_asked() {
    tell("listing", "ListingPublished", 1);
    tell("booking", "BookingHeld", 1);

    eventually(
        SOON,
        () -> {
          JsonNode body = search.get(admin, "/invariants").body();
          assertThat(body.path("checks")).hasSize(3);
          assertThat(body.path("checks"))
              .allSatisfy(check -> assertThat(check.path("violations").asText()).isEqualTo("0"));
        });
  }

  @Test
  void it_is_ready_when_it_has_an_index() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.server().address() + "/health/ready")).build();
    String health =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();

    assertThat(health).containsPattern("\"name\":\"search-index\",\"status\":\"UP\"");
  }

  private JsonNode found(String more) {
    Answer answer = search.get(null, "?q=" + word + more);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.body();
  }

  private void tell(String context, String type, long sequence) {
    tell(context, type, sequence, listing, unit);
  }

  private void tell(String context, String type, long sequence, UUID listingId, UUID unitId) {
    String data =
        Contracts.example(context, type)
            .replace(LISTING, listingId.toString())
            .replace(UNIT, unitId.toString())
            .replace(BOOKING, booking.toString())
            .replace(REVIEW, UUID.randomUUID().toString())
            .replaceFirst("\"한강이 보이는 [^\"]*", "$0 " + word);
    search.publish(ExampleEvents.of(context, type, sequence, data));
  }

  private static List<String> ids(JsonNode page) {
    return page.path("items").findValuesAsText("listingId");
  }

  private static void assertRefused(Answer answer, String field, String rule) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.body().at("/violations/0/field").asText()).isEqualTo(field);
    assertThat(answer.body().at("/violations/0/rule").asText()).isEqualTo(rule);
  }
}
