package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What search finds is what booking lets, at the price that booking quotes. Two processes of search
 * on one PostgreSQL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundAndBookedIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final List<String> PROCESSES = List.of("search-1", "search-2");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int LISTINGS = 15;
  private static final int HOLDS = 60;
  private static final int SEARCHES = 25;

  private final Random random = new Random(20261120);
  private final List<UUID> listings = new ArrayList<>();
  private Landscape berth;

  @BeforeAll
  void start() {
    berth = new Landscape("found-and-booked", TestDatabase.POSTGRESQL);
    berth.plan("core", "listing", "booking", "payment");
    PROCESSES.forEach(each -> berth.plan(each, "search"));
    berth.launch("core", List.of("listing", "booking", "payment"));
    PROCESSES.forEach(each -> berth.launch(each, List.of("search")));
    berth.server("core").awaitReady();
    PROCESSES.forEach(each -> berth.server(each).awaitReady());
  }

  @AfterAll
  void stop() {
    if (berth != null) {
      berth.close();
    }
  }

  @Test
  void what_is_found_can_be_booked_at_that_total() {
    for (int i = 0; i < LISTINGS; i++) {
      listings.add(offer(i % 3 == 0 ? byTheQuarter() : byNight()));
    }
    listings.forEach(this::isKnown);
    for (int i = 0; i < HOLDS; i++) {
      boolean byDate = random.nextBoolean();
      String[] time = time(byDate);
      hold(listings.get(random.nextInt(LISTINGS)), time[0], time[1], 1);
    }
    PROCESSES.forEach(this::agreesWithItself);

    int found = 0;
    for (int i = 0; i < SEARCHES; i++) {
      boolean byDate = i % 2 == 0;
      String[] time = time(byDate);
      int guests = 1 + random.nextInt(3);
      Map<UUID, Long> totals = totals("search-1", time, guests);
      assertThat(totals("search-2", time, guests)).isEqualTo(totals);
      for (UUID listing : listings) {
        Reply held = hold(listing, time[0], time[1], guests);
        assertThat(held.status() == 201)
            .as("%s %s %s %s", listing, time[0], time[1], held)
            .isEqualTo(totals.containsKey(listing));
        if (held.status() == 201) {
          assertThat(held.body().at("/total/amount").asLong()).isEqualTo(totals.get(listing));
          found++;
        }
        while (held.status() == 201) {
          held = hold(listing, time[0], time[1], guests);
        }
        assertThat(held.problem())
            .as("%s", held)
            .isIn("not-available", "rule-broken", "invalid-request");
      }
      // Nothing is left at that time, and both know it before the next round looks.
      eventually(
          SOON,
          () ->
              PROCESSES.forEach(
                  each ->
                      assertThat(totals(each, time, guests).keySet())
                          .doesNotContainAnyElementsOf(listings)));
    }

    assertThat(found).as("what was found and held").isGreaterThan(SEARCHES);
    PROCESSES.forEach(this::agreesWithItself);
  }

  @Test
  void a_booking_is_known_to_both_within_a_second() {
    UUID listing = offer(byNight(1));
    isKnown(listing);
    List<Long> lags = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LocalDate from = LocalDate.now(SEOUL).plusDays(100 + 3L * i);
      String[] time = {from.toString(), from.plusDays(2).toString()};
      assertThat(hold(listing, time[0], time[1], 1).status()).isEqualTo(201);
      Instant booked = Instant.now();
      for (String process : PROCESSES) {
        while (totals(process, time, 1).containsKey(listing)) {
          assertThat(Duration.between(booked, Instant.now())).isLessThan(SOON);
        }
      }
      lags.add(Duration.between(booked, Instant.now()).toMillis());
    }
    lags.sort(Long::compare);
    System.out.println("from a booking to both searches: median " + lags.get(10) + " ms, " + lags);

    // A busy machine makes some of them late; a reader that is late by itself makes all of them.
    assertThat(lags.get(0)).isLessThan(1_000);
  }

  @Test
  void a_process_that_was_killed_knows_all_when_it_is_ready_again() {
    UUID listing = offer(byNight(1));
    isKnown(listing);
    LocalDate from = LocalDate.now(SEOUL).plusDays(50);
    String[] time = {from.toString(), from.plusDays(2).toString()};
    berth.server("search-2").kill();
    assertThat(hold(listing, time[0], time[1], 1).status()).isEqualTo(201);

    berth.start("search-2", List.of("search"));

    assertThat(totals("search-2", time, 1)).doesNotContainKey(listing);
    agreesWithItself("search-2");
  }

  private UUID offer(String json) {
    Reply registered = berth.as("core", UUID.randomUUID(), "host").post("/api/listings", json);
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    return registered.id();
  }

  private String byNight() {
    return byNight(1 + random.nextInt(2));
  }

  private String byNight(int units) {
    return """
        {"kind": "STAY", "title": {"ko": "숙소"}, "timeZone": "Asia/Seoul", "maxGuests": %d,
         "units": [{"name": "1"}%s],
         "price": {"perSlot": %d, "currency": "KRW", "perGuest": %d, "cleaningFee": %d,
                   "weekend": %d, "taxPercent": %d,
                   "seasons": [{"from": "%s", "to": "%s", "perSlot": %d}],
                   "lengthDiscounts": [{"atLeast": 2, "percent": %d}]},
         "rules": {"min": %d, "buffer": %d, "noticeHours": %d}}
        """
        .formatted(
            1 + random.nextInt(3),
            units == 1 ? "" : ", {\"name\": \"2\"}",
            10_001 + random.nextInt(99_999),
            random.nextInt(999),
            random.nextInt(9_999),
            10_001 + random.nextInt(99_999),
            random.nextInt(13),
            LocalDate.now(SEOUL).plusDays(5),
            LocalDate.now(SEOUL).plusDays(8),
            random.nextInt(99_999),
            1 + random.nextInt(40),
            1 + random.nextInt(2),
            random.nextInt(2),
            72 * random.nextInt(2));
  }

  private String byTheQuarter() {
    return """
        {"kind": "MEETING_ROOM", "title": {"ko": "회의실"}, "timeZone": "Asia/Seoul",
         "maxGuests": %d, "units": [{"name": "1"}],
         "price": {"perSlot": %d, "currency": "KRW", "weekend": %d, "taxPercent": %d},
         "rules": {"buffer": %d}}
        """
        .formatted(
            1 + random.nextInt(3),
            101 + random.nextInt(999),
            101 + random.nextInt(999),
            random.nextInt(13),
            random.nextInt(2));
  }

  private String[] time(boolean byDate) {
    int length = 1 + random.nextInt(3);
    if (byDate) {
      LocalDate from = LocalDate.now(SEOUL).plusDays(1 + random.nextInt(14));
      return new String[] {from.toString(), from.plusDays(length).toString()};
    }
    OffsetDateTime from =
        LocalDate.now(SEOUL)
            .plusDays(2)
            .atTime(8, 0)
            .atZone(SEOUL)
            .toOffsetDateTime()
            .withOffsetSameInstant(ZoneOffset.UTC)
            .plusMinutes(15L * random.nextInt(60));
    return new String[] {from.toString(), from.plusMinutes(15L * length).toString()};
  }

  /** By a new guest each time, so that nobody holds too much; again while booking is busy. */
  private Reply hold(UUID listing, String from, String to, int guests) {
    String body =
        "{\"listingId\": \"%s\", \"from\": \"%s\", \"to\": \"%s\", \"guests\": %d}"
            .formatted(listing, from, to, guests);
    return eventually(
        SOON,
        () -> berth.as("core", UUID.randomUUID(), "guest").post("/api/bookings", body),
        reply -> assertThat(reply.status()).as("%s", reply).isNotEqualTo(503));
  }

  private void isKnown(UUID listing) {
    for (String process : PROCESSES) {
      eventually(
          SOON,
          () ->
              assertThat(all(process, "/api/search?limit=100"))
                  .anyMatch(item -> item.path("listingId").asText().equals(listing.toString())));
    }
  }

  private Map<UUID, Long> totals(String process, String[] time, int guests) {
    Map<UUID, Long> totals = new TreeMap<>();
    for (JsonNode item :
        all(
            process,
            "/api/search?limit=100&from=%s&to=%s&guests=%d".formatted(time[0], time[1], guests))) {
      totals.put(
          UUID.fromString(item.path("listingId").asText()), item.at("/total/amount").asLong());
    }
    return totals;
  }

  private List<JsonNode> all(String process, String path) {
    Reply page = berth.anybody(process).get(path);
    assertThat(page.status()).as("%s", page).isEqualTo(200);
    List<JsonNode> items = new ArrayList<>();
    page.body().path("items").forEach(items::add);
    return items;
  }

  private void agreesWithItself(String process) {
    eventually(
        SOON,
        () -> {
          JsonNode found = berth.admin(process).get("/api/search/invariants").body();
          assertThat(found.path("violations").asInt(-1)).as("%s", found).isZero();
        });
  }
}
