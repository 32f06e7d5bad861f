package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two processes of the supporting services on one PostgreSQL; and what is left of the erased. */
class EventFaultsIT extends EventFaults {
  EventFaultsIT() {
    super(TestDatabase.POSTGRESQL, "views1", "views2");
  }

  @Test
  void of_who_is_erased_nothing_is_left_and_no_rebuilding_brings_it_back() {
    UUID lettingHost = register("hyun-ju", "host");
    UUID other = register("bora", "guest");
    UUID guest = register("ari-lee", "guest");
    Api api = berth.as("core", guest, "guest");
    UUID loan = borrow(guest);
    isReturnedAndReviewed(guest, loan, "by ari-lee", "says ari-lee");
    Bookable room = offeredBy(lettingHost);
    UUID ahead = paid(home, guest, "2027-08-01");
    UUID othersAhead = paid(room, other, "2027-08-02");
    eventually(SOON, () -> assertThat(told(guest, ahead)).contains("BookingConfirmed"));
    assertThat(placesOf("ari-lee")).as("the search finds what there is").isNotEmpty();
    assertThat(placesOf("hyun-ju")).isNotEmpty();

    assertThat(api.send("DELETE", "/api/members/me", null).status()).isEqualTo(204);
    assertThat(
            berth.as("core", lettingHost, "host").send("DELETE", "/api/members/me", null).status())
        .isEqualTo(204);

    eventually(
        SOON,
        () -> {
          assertThat(stateOf(ahead)).isEqualTo("CANCELLED");
          assertThat(stateOf(othersAhead)).isEqualTo("CANCELLED");
          assertThat(refunded(ahead)).isEqualTo(100_000);
          assertThat(refunded(othersAhead)).isEqualTo(100_000);
          assertThat(told(other, othersAhead)).contains("BookingCancelled", "PaymentRefunded");
          assertThat(told(guest, ahead)).isEmpty();
          assertThat(placesOf("ari-lee")).isEmpty();
          assertThat(placesOf("hyun-ju")).isEmpty();
        });
    livingTokensBringNobodyBack(api, berth.as("core", lettingHost, "host"), room);
    assertThat(rebuilt()).isEqualTo("SWAPPED");
    for (String view : List.of("/api/mypage/bookings", "/api/notifications")) {
      JsonNode items = berth.as("views1", guest, "guest").get(view).body().path("items");
      assertThat(items).as(view).isEmpty();
    }
    JsonNode kept =
        berth.as("views2", other, "guest").get("/api/mypage/bookings/" + othersAhead).body();
    assertThat(kept.at("/booking/state").asText()).as("%s", kept).isEqualTo("CANCELLED");
    assertThat(placesOf("ari-lee")).isEmpty();
    assertThat(placesOf("hyun-ju")).isEmpty();
    nothingThatMustNeverBeIs();
  }

  /** A room whose host says who they are wherever they can. */
  private Bookable offeredBy(UUID lettingHost) {
    Reply registered =
        berth
            .as("core", lettingHost, "host")
            .post(
                "/api/listings",
                """
                {"kind": "STAY", "title": {"ko": "방", "en": "A room"},
                 "description": {"ko": "hyun-ju", "en": "I am hyun-ju"},
                 "location": {"address": "hyun-ju, Mapo-daero 1", "lat": 37.5, "lon": 126.9},
                 "timeZone": "Asia/Seoul", "units": [{"name": "101"}], "access": "ask hyun-ju",
                 "cancellationPolicy": "NON_REFUNDABLE",
                 "price": {"perSlot": 100000, "currency": "KRW"}}
                """);
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    return new Bookable(registered.id(), lettingHost);
  }

  private UUID paid(Bookable bookable, UUID guest, String night) {
    Reply booked =
        bookable.book(
            berth.as("core", guest, "guest"),
            night,
            LocalDate.parse(night).plusDays(1).toString(),
            "tok_ok");
    assertThat(booked.status()).as("%s", booked).isEqualTo(201);
    return booked.id();
  }

  private void livingTokensBringNobodyBack(Api guest, Api lettingHost, Bookable room) {
    assertThat(guest.get("/api/members/me").status()).isEqualTo(404);
    assertThat(guest.send("PATCH", "/api/members/me", "{\"name\": \"ari-lee\"}").status())
        .isEqualTo(404);
    assertThat(home.book(guest, "2027-08-03", "2027-08-04", "tok_ok").problem())
        .isEqualTo("member-erased");
    Reply offered =
        lettingHost.post(
            "/api/listings",
            """
            {"kind": "STAY", "title": {"ko": "hyun-ju", "en": "hyun-ju"}, "timeZone": "Asia/Seoul",
             "units": [{"name": "1"}], "price": {"perSlot": 1, "currency": "KRW"}}
            """);
    assertThat(offered.problem()).as("%s", offered).isEqualTo("member-erased");
    JsonNode left = berth.anybody("core").get("/api/listings/" + room.id()).body();
    assertThat(left.path("state").asText()).isEqualTo("WITHDRAWN");
    assertThat(left.at("/title/en").asText()).isEqualTo("A room");
  }

  private String stateOf(UUID booking) {
    return berth.admin("core").get("/api/bookings/" + booking).state();
  }

  private long refunded(UUID booking) {
    return berth
        .admin("core")
        .get("/api/payments?bookingId=" + booking)
        .body()
        .at("/items/0/refunded")
        .asLong();
  }

  private List<String> told(UUID guest, UUID booking) {
    return types(guest, "guest", booking);
  }

  /** Every column of every context's tables in which the word stands. */
  private List<String> placesOf(String word) {
    List<String> places = new ArrayList<>();
    for (String column :
        berth.column(
            "select table_schema || '.' || table_name || '.' || column_name from"
                + " information_schema.columns where table_schema not in ('pg_catalog',"
                + " 'information_schema') and data_type in ('text', 'character varying')")) {
      String[] name = column.split("\\.");
      String rows =
          "select count(*) from %s.%s where %s like '%%%s%%'"
              .formatted(name[0], name[1], name[2], word);
      if (!berth.ask(rows).get(0).equals("0")) {
        places.add(column);
      }
    }
    return places;
  }

  @Test
  void a_database_that_is_away_for_a_minute_makes_no_dead_letter() {
    Journey before = bookAndCancel();
    List<String> deadLetters = deadLetters();
    berth.stopDatabase();
    long back = System.nanoTime() + AWAY.toNanos();
    UUID guest = UUID.randomUUID();
    Reply refused =
        home.book(berth.as("core", guest, "guest"), "2027-02-01", "2027-02-02", "tok_ok");
    assertThat(refused.status()).as("%s", refused).isEqualTo(503);
    eventually(AWAY, () -> assertThat(System.nanoTime()).isGreaterThan(back));
    assertThat(berth.anybody("core").get("/health/live").status()).isEqualTo(200);
    berth.startDatabase();

    isToldOnce(before);
    eventually(SOON, () -> isToldOnce(bookAndCancel()));
    assertThat(deadLetters()).isEqualTo(deadLetters);
    nothingThatMustNeverBeIs();
  }
}
