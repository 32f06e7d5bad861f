package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.ApiDocument;
import io.berth.foundation.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the five older systems were for, each as one story: lodging, hotel with dining, rental car,
 * meeting room, e-book; and what they got wrong, where no other test asks for it. All contexts on
 * one server; days pass by putting its clock forward.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiveSystemsIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private Landscape berth;
  private Duration ahead = Duration.ZERO;
  private Person host;
  private Person guest;
  private Person other;

  /** Somebody who registered, with the mail address they are told at. */
  private record Person(UUID id, String mail, String role) {}

  @BeforeAll
  void start() {
    berth = new Landscape("five-systems", TestDatabase.DERBY);
    berth.plan("all", Landscape.CONTEXTS.toArray(String[]::new));
    later(Duration.ZERO);
    startAll();
    host = register("host");
    guest = register("guest");
    other = register("guest");
  }

  @AfterAll
  void stop() {
    if (berth != null) {
      berth.close();
    }
  }

  @AfterEach
  void nothing_that_must_never_be_is() {
    for (String context :
        List.of("bookings", "payments", "usages", "reviews", "notifications", "mypage")) {
      eventually(
          SOON,
          () -> {
            JsonNode found = berth.admin("all").get("/api/" + context + "/invariants").body();
            assertThat(found.path("violations").asInt(-1)).as("%s", found).isZero();
          });
    }
  }

  /** On one machine one document tells the APIs of all contexts, each under its context root. */
  @Test
  void one_document_has_all_operations_of_all_contexts() throws IOException {
    Set<String> promised = new TreeSet<>();
    Path services = Path.of(System.getProperty("berth.root"), "services");
    try (Stream<Path> folders = Files.list(services)) {
      folders
          .map(service -> service.resolve("openapi.yaml"))
          .filter(Files::exists)
          .forEach(each -> promised.addAll(ApiDocument.read(each).operations()));
    }

    assertThat(promised).as("of all contexts").hasSizeGreaterThan(Landscape.CONTEXTS.size());
    assertThat(ApiDocument.of(berth.address("all")).operations())
        .containsExactlyInAnyOrderElementsOf(promised)
        .allMatch(operation -> operation.matches("[A-Z]+ /api/[a-z]+(/.*)?"));
  }

  @Test
  void lodging_from_the_offer_to_the_rating() {
    UUID home =
        offer(
            """
            {"kind": "STAY", "title": {"ko": "한강이 보이는 방", "en": "A room over the Han"},
             "timeZone": "Asia/Seoul", "units": [{"name": "101"}], "maxGuests": 2,
             "price": {"perSlot": 100000, "currency": "KRW"}, "access": "door code 4711"}
            """);
    assertThat(slot(home, today().plusDays(10)).path("free").asInt()).isOne();

    // No payment, no booking.
    Reply refused = book(guest, home, night(10), "tok_declined");
    assertThat(refused.status()).isEqualTo(402);
    Reply booked = book(guest, home, night(10), "tok_ok");
    assertThat(booked.status()).as("%s", booked).isEqualTo(201);
    assertThat(booked.state()).isEqualTo("CONFIRMED");
    assertThat(book(other, home, night(10), "tok_ok").problem()).isEqualTo("not-available");
    toldOf(guest, booked.id(), "BookingConfirmed");
    toldOf(host, booked.id(), "BookingConfirmed");
    assertThat(reviewed(guest, booked.id(), 5).status()).as("not before the stay").isEqualTo(409);

    // A change of mind: the payment is cancelled with the booking, and both are told.
    cancel(guest, booked.id(), 100_000);
    toldOf(guest, booked.id(), "BookingCancelled", "PaymentRefunded");
    eventually(SOON, () -> assertThat(money(booked.id(), "refunded")).isEqualTo(100_000));
    assertThat(slot(home, today().plusDays(10)).path("free").asInt()).isOne();

    // Another stay is used and rated.
    Reply stay = book(guest, home, night(1), "tok_ok");
    later(Duration.ofDays(3));
    eventually(
        SOON,
        () -> assertThat(booking(guest, stay.id()).path("state").asText()).isEqualTo("COMPLETED"));
    eventually(SOON, () -> assertThat(reviewed(guest, stay.id(), 5).status()).isEqualTo(201));
    assertThat(reviewed(guest, stay.id(), 1).status()).as("once").isEqualTo(409);
    assertThat(reviewed(other, stay.id(), 1).status()).as("its guest alone").isEqualTo(404);
    JsonNode ratings = berth.anybody("all").get("/api/reviews?listingId=" + home).body();
    assertThat(ratings.path("average").asDouble()).isEqualTo(5.0);
    assertThat(ratings.path("count").asInt()).isOne();

    // The home is taken off; who has booked keeps the booking.
    Reply kept = book(guest, home, night(20), "tok_ok");
    assertThat(as(host).send("DELETE", "/api/listings/" + home, null).status()).isEqualTo(204);
    eventually(
        SOON,
        () ->
            assertThat(book(other, home, night(25), "tok_ok").problem())
                .isEqualTo("listing-closed"));
    assertThat(booking(guest, kept.id()).path("state").asText()).isEqualTo("CONFIRMED");
  }

  @Test
  void a_hotel_with_dining() {
    UUID rooms =
        offer(
            """
            {"kind": "HOTEL_ROOM", "title": {"ko": "명동 더블룸", "en": "Myeongdong double"},
             "timeZone": "Asia/Seoul", "units": [{"name": "501"}, {"name": "502"}],
             "price": {"perSlot": 150000, "currency": "KRW"}}
            """);
    UUID course =
        offer(
            """
            {"kind": "DINING", "title": {"ko": "한정식 코스", "en": "Korean course"},
             "timeZone": "Asia/Seoul", "units": [{"name": "table 1"}], "maxGuests": 4,
             "price": {"perSlot": 0, "perGuest": 45000, "currency": "KRW"},
             "rules": {"min": 8, "max": 8}}
            """);

    // Two equal rooms are two bookings on two units, the third guest is shown other nights.
    Reply first = book(guest, rooms, night(5), "tok_ok");
    Reply second = book(other, rooms, night(5), "tok_ok");
    assertThat(second.status()).as("%s", second).isEqualTo(201);
    assertThat(first.body().at("/unit/id")).isNotEqualTo(second.body().at("/unit/id"));
    Reply third = book(guest, rooms, night(5), "tok_ok");
    assertThat(third.problem()).isEqualTo("not-available");
    assertThat(third.body().path("alternatives")).isNotEmpty();

    // A meal for two, by the sitting; a sitting has its length.
    Instant evening = today().plusDays(5).atTime(18, 0).atZone(SEOUL).toInstant();
    Reply short_ = book(guest, course, span(evening, 4), "tok_ok", 2);
    assertThat(short_.problem()).isEqualTo("rule-broken");
    Reply meal = book(guest, course, span(evening, 8), "tok_ok", 2);
    assertThat(meal.status()).as("%s", meal).isEqualTo(201);
    assertThat(meal.body().at("/total/amount").asLong()).isEqualTo(90_000);

    // Cancelling the room finds the payment of that booking, and leaves the meal.
    cancel(guest, first.id(), 150_000);
    eventually(SOON, () -> assertThat(money(first.id(), "refunded")).isEqualTo(150_000));
    assertThat(money(second.id(), "refunded")).isZero();
    assertThat(money(meal.id(), "refunded")).isZero();

    // The meal is eaten when its time is over.
    later(Duration.ofDays(6));
    eventually(
        SOON,
        () -> assertThat(booking(guest, meal.id()).path("state").asText()).isEqualTo("COMPLETED"));
  }

  @Test
  void a_rental_car_from_the_plate_to_the_stars() {
    UUID car =
        offer(
            """
            {"kind": "CAR", "title": {"ko": "제주 전기차", "en": "Electric car on Jeju"},
             "timeZone": "Asia/Seoul", "units": [{"name": "12가 3401"}],
             "price": {"perSlot": 60000, "currency": "KRW"},
             "rules": {"checkIn": "00:00", "checkOut": "00:00", "lateFeePerSlot": 30000},
             "access": "parking deck B-12"}
            """);

    // Return is not the day of rental; price and plate are the server's.
    Reply rented = book(guest, car, days(0, 3), "tok_ok");
    assertThat(rented.status()).as("%s", rented).isEqualTo(201);
    assertThat(rented.body().path("to").asText()).isEqualTo(today().plusDays(3).toString());
    assertThat(rented.body().at("/unit/name").asText()).isEqualTo("12가 3401");
    assertThat(rented.body().at("/total/amount").asLong()).isEqualTo(180_000);
    eventually(
        SOON,
        () ->
            assertThat(booking(guest, rented.id()).path("access").asText())
                .isEqualTo("parking deck B-12"));

    // It is out, and its state follows for host and guest.
    UUID use = used(guest, rented.id());
    assertThat(booking(host, rented.id()).path("state").asText()).isEqualTo("IN_USE");
    eventually(SOON, () -> assertThat(whereIs(car)).isEqualTo("12가 3401 OUT"));
    toldOf(host, rented.id(), "BookingStarted");
    assertThat(reviewed(guest, rented.id(), 4).status()).as("no stars yet").isEqualTo(409);
    assertThat(book(other, car, days(1, 2), "tok_ok").problem()).isEqualTo("not-available");

    // It comes back early: the next one may have it at once; no money for that.
    Reply back = as(guest).post("/api/usages/" + use + "/end", "{\"note\": \"full tank\"}");
    assertThat(back.status()).as("%s", back).isEqualTo(200);
    assertThat(back.body().path("givenBack").isNull()).isFalse();
    eventually(SOON, () -> assertThat(whereIs(car)).isEqualTo("12가 3401 RETURNED"));
    Reply next = book(other, car, days(1, 2), "tok_ok");
    assertThat(next.status()).as("%s", next).isEqualTo(201);
    assertThat(money(rented.id(), "refunded")).isZero();

    // Stars after the rental.
    eventually(SOON, () -> assertThat(reviewed(guest, rented.id(), 4).status()).isEqualTo(201));

    // The next one is late: overdue, and a late fee by the same card.
    later(Duration.ofDays(1));
    UUID lateUse = used(other, next.id());
    later(Duration.ofDays(2));
    eventually(
        SOON,
        () -> assertThat(booking(host, next.id()).path("state").asText()).isEqualTo("OVERDUE"));
    eventually(SOON, () -> assertThat(whereIs(car)).isEqualTo("12가 3401 OVERDUE"));
    as(other).post("/api/usages/" + lateUse + "/end", "{}");
    eventually(
        SOON,
        () -> {
          assertThat(booking(other, next.id()).path("state").asText()).isEqualTo("COMPLETED");
          assertThat(money(next.id(), "captured")).isGreaterThan(60_000);
        });
  }

  @Test
  void a_meeting_room_with_approval_and_actual_use() {
    UUID room =
        offer(
            """
            {"kind": "MEETING_ROOM", "title": {"ko": "회의실 한라", "en": "Meeting room Halla"},
             "timeZone": "Asia/Seoul", "units": [{"name": "Halla"}], "approval": "REQUEST",
             "price": {"perSlot": 0, "currency": "KRW"}}
            """);
    Instant now = quarter(now());

    // Asked for; the keeper approves, and nobody else can.
    Reply asked = book(guest, room, span(now, 8), null);
    assertThat(asked.state()).as("%s", asked).isEqualTo("REQUESTED");
    assertThat(decide(other, asked.id(), "approval").status()).isEqualTo(403);
    assertThat(book(other, room, span(now.plusSeconds(1_800), 2), null).problem())
        .isEqualTo("not-available");
    Reply approved = decide(host, asked.id(), "approval");
    assertThat(approved.state()).as("%s", approved).isEqualTo("CONFIRMED");
    toldOf(guest, asked.id(), "BookingRequested", "BookingConfirmed");

    // A denial ends a request at once, and tells.
    Reply tomorrow = book(other, room, span(now.plus(Duration.ofDays(1)), 4), null);
    assertThat(decide(host, tomorrow.id(), "denial").state()).isEqualTo("DENIED");
    toldOf(other, tomorrow.id(), "BookingDenied");

    // Use begins and ends early: the rest is free at once, and nobody is told of a cancellation.
    UUID use = used(guest, asked.id());
    toldOf(host, asked.id(), "BookingStarted");
    Reply ended = as(guest).post("/api/usages/" + use + "/end", "{}");
    assertThat(ended.status()).as("%s", ended).isEqualTo(200);
    Reply next = book(other, room, span(quarter(now()), 2), null);
    assertThat(next.state()).as("%s", next).isEqualTo("REQUESTED");
    toldOf(guest, asked.id(), "BookingCompleted");
    assertThat(told(guest, asked.id())).doesNotContain("BookingCancelled");

    // Planned and actual stand side by side, for the keeper of the room.
    eventually(
        SOON,
        () -> {
          JsonNode uses = as(host).get("/api/usages?listingId=" + room).body().path("items");
          assertThat(uses).as("%s", uses).isNotEmpty();
          assertThat(uses.toString()).contains("startedAt", "endedAt", asked.id().toString());
        });
  }

  @Test
  void an_e_book_is_lent_returned_and_lent_again() {
    UUID book =
        offer(
            """
            {"kind": "EBOOK", "title": {"ko": "토지 1권", "en": "Land, volume 1"},
             "timeZone": "Asia/Seoul", "units": [{"name": "copy 1"}],
             "price": {"perSlot": 100, "currency": "KRW"}, "rules": {"max": 14},
             "access": "https://books.example.org/land-1"}
            """);

    // Six readers at once for one copy: one loan, one payment.
    List<Person> readers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      readers.add(register("guest"));
    }
    List<Reply> loans =
        readers.parallelStream().map(reader -> book(reader, book, days(0, 7), "tok_ok")).toList();
    assertThat(loans.stream().map(Reply::status).toList()).containsOnly(201, 409);
    assertThat(loans.stream().filter(loan -> loan.status() == 201)).hasSize(1);
    Reply loan = loans.stream().filter(each -> each.status() == 201).findFirst().orElseThrow();
    Person reader = readers.get(loans.indexOf(loan));
    assertThat(money(loan.id(), "captured")).isEqualTo(700);

    // The loan runs by itself, its reader alone sees the link.
    eventually(
        SOON,
        () -> {
          assertThat(booking(reader, loan.id()).path("state").asText()).isEqualTo("IN_USE");
          assertThat(booking(reader, loan.id()).path("access").asText()).endsWith("land-1");
        });
    assertThat(as(other).get("/api/bookings/" + loan.id()).status()).isEqualTo(404);

    // Returned: the link is gone, the copy is free, both see that it is over.
    JsonNode use =
        eventually(
            SOON,
            () -> as(reader).get("/api/usages?bookingId=" + loan.id()).body().at("/items/0"),
            each -> assertThat(each.path("id").asText()).isNotEmpty());
    Reply returned = as(reader).post("/api/usages/" + use.path("id").asText() + "/end", "{}");
    assertThat(returned.status()).as("%s", returned).isEqualTo(200);
    Reply next = book(other, book, days(0, 7), "tok_ok");
    assertThat(next.status()).as("%s", next).isEqualTo(201);
    assertThat(booking(reader, loan.id()).has("access")).isFalse();
    toldOf(reader, loan.id(), "BookingCompleted");
    eventually(
        SOON,
        () ->
            assertThat(
                    as(reader).get("/api/mypage/bookings?tab=past").body().path("items").toString())
                .contains(loan.id().toString()));
    eventually(
        SOON,
        () ->
            assertThat(
                    as(host)
                        .get("/api/mypage/hosting?tab=upcoming")
                        .body()
                        .path("items")
                        .toString())
                .contains(next.id().toString()));
  }

  @Test
  void nothing_that_a_client_says_of_price_state_or_person_is_taken() {
    UUID home = offer(plainHome());
    for (String more :
        List.of(
            "\"price\": {\"amount\": 1, \"currency\": \"KRW\"}",
            "\"total\": {\"amount\": 1, \"currency\": \"KRW\"}",
            "\"state\": \"CONFIRMED\"",
            "\"guestId\": \"" + other.id() + "\"",
            "\"id\": \"" + UUID.randomUUID() + "\"")) {
      Reply refused =
          as(guest)
              .post(
                  "/api/bookings",
                  """
                  {"listingId": "%s", "from": "%s", "to": "%s", %s,
                   "payment": {"token": "tok_ok"}}
                  """
                      .formatted(home, night(30).from(), night(30).to(), more));
      assertThat(refused.status()).as(more).isEqualTo(400);
    }
    assertThat(slot(home, today().plusDays(30)).path("free").asInt()).isOne();
    assertThat(as(guest).post("/api/bookings", "{}").status()).isEqualTo(400);
    assertThat(book(guest, home, new Span("어제", "내일"), "tok_ok").status()).isEqualTo(400);
    assertThat(book(guest, UUID.randomUUID(), night(30), "tok_ok").status()).isEqualTo(404);
    Span backwards = new Span(night(31).to(), night(31).from());
    assertThat(book(guest, home, backwards, "tok_ok").status()).isEqualTo(400);
  }

  @Test
  void nobody_sees_changes_or_cancels_what_is_anothers() {
    UUID home = offer(plainHome());
    Reply booked = book(guest, home, night(40), "tok_ok");
    String path = "/api/bookings/" + booked.id();

    assertThat(as(other).get(path).status()).isEqualTo(404);
    assertThat(as(other).get(path + "/cancellation").status()).isEqualTo(404);
    assertThat(
            as(other)
                .post(
                    path + "/cancellation",
                    "{\"refund\": {\"amount\": 100000, \"currency\": \"KRW\"}}")
                .status())
        .isEqualTo(404);
    assertThat(as(other).post("/api/usages", "{\"bookingId\": \"" + booked.id() + "\"}").status())
        .isEqualTo(404);
    assertThat(as(other).get("/api/payments?bookingId=" + booked.id()).body().path("items"))
        .isEmpty();
    eventually(
        SOON,
        () ->
            assertThat(as(guest).get("/api/mypage/bookings/" + booked.id()).status())
                .isEqualTo(200));
    assertThat(as(other).get("/api/mypage/bookings/" + booked.id()).status()).isEqualTo(404);
    assertThat(told(other, booked.id())).isEmpty();
    assertThat(booking(guest, booked.id()).path("state").asText()).isEqualTo("CONFIRMED");
  }

  @Test
  void the_refund_of_one_booking_is_the_refund_of_that_one() {
    UUID home = offer(plainHome());
    Reply first = book(guest, home, night(50), "tok_ok");
    Reply second = book(guest, home, night(51), "tok_ok");

    cancel(guest, first.id(), 100_000);

    toldOf(guest, first.id(), "BookingConfirmed", "BookingCancelled", "PaymentRefunded");
    assertThat(money(first.id(), "refunded")).isEqualTo(100_000);
    assertThat(money(second.id(), "refunded")).isZero();
    assertThat(told(guest, second.id())).containsExactly("BookingConfirmed");
    JsonNode page = as(guest).get("/api/mypage/bookings/" + second.id()).body();
    assertThat(page.at("/balance/amount").asLong()).isEqualTo(100_000);
  }

  @Test
  void a_restart_forgets_nothing() {
    UUID home = offer(plainHome());
    Reply booked = book(guest, home, night(60), "tok_ok");
    toldOf(guest, booked.id(), "BookingConfirmed");
    eventually(
        SOON,
        () ->
            assertThat(as(guest).get("/api/mypage/bookings/" + booked.id()).status())
                .isEqualTo(200));
    JsonNode before = as(guest).get("/api/mypage/bookings/" + booked.id()).body();

    berth.server("all").stop();
    startAll();

    JsonNode after = as(guest).get("/api/mypage/bookings/" + booked.id()).body();
    assertThat(after.path("timeline")).isEqualTo(before.path("timeline"));
    assertThat(after.path("ledger")).isEqualTo(before.path("ledger"));
    assertThat(told(guest, booked.id())).containsExactly("BookingConfirmed");
    assertThat(book(other, home, night(60), "tok_ok").problem()).isEqualTo("not-available");
  }

  @Test
  void the_21st_room_is_seen_and_the_last_night_of_the_year_ends_in_the_next() {
    List<UUID> rooms = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      rooms.add(offer(plainHome()));
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = as(host).get("/api/listings?hostId=me" + after).body();
      page.path("items").forEach(item -> seen.add(item.path("id").asText()));
      after = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : null;
    } while (after != null);
    assertThat(seen).containsAll(rooms.stream().map(UUID::toString).toList());

    int year = today().getYear();
    Span last = new Span(year + "-12-31", (year + 1) + "-01-01");
    Reply booked = book(guest, rooms.get(20), last, "tok_ok");
    assertThat(booked.status()).as("%s", booked).isEqualTo(201);
    assertThat(booked.body().path("from").asText()).isEqualTo(last.from());
    assertThat(booked.body().path("to").asText()).isEqualTo(last.to());
    toldOf(guest, booked.id(), "BookingConfirmed");
    eventually(
        SOON,
        () ->
            assertThat(
                    as(guest)
                        .get("/api/mypage/bookings/" + booked.id())
                        .body()
                        .at("/booking/from")
                        .asText())
                .isEqualTo(last.from()));
  }

  private static String plainHome() {
    return """
        {"kind": "STAY", "title": {"ko": "방", "en": "A room"}, "timeZone": "Asia/Seoul",
         "units": [{"name": "101"}], "price": {"perSlot": 100000, "currency": "KRW"}}
        """;
  }

  /** The plate of the one car, and where it is, as its host sees it. */
  private String whereIs(UUID car) {
    JsonNode unit =
        as(host).get("/api/mypage/hosting/units?listingId=" + car).body().at("/items/0");
    return unit.path("name").asText() + " " + unit.path("state").asText();
  }

  private void startAll() {
    berth.start("all", Landscape.CONTEXTS, "berth.clock.ahead", berth.told("clock-ahead"));
  }

  /** Lets time pass: the running server's clock is put forward. */
  private void later(Duration by) {
    ahead = ahead.plus(by);
    berth.tell("clock-ahead", ahead.toString());
  }

  private Instant now() {
    return Instant.now().plus(ahead);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now(), SEOUL);
  }

  /** A period of a booking as a request names it. */
  private record Span(String from, String to) {}

  private Span night(int inDays) {
    return days(inDays, inDays + 1);
  }

  private Span days(int from, int to) {
    return new Span(today().plusDays(from).toString(), today().plusDays(to).toString());
  }

  private static Span span(Instant from, int quarters) {
    return new Span(
        from.atOffset(ZoneOffset.UTC).toString(),
        from.plus(Duration.ofMinutes(15L * quarters)).atOffset(ZoneOffset.UTC).toString());
  }

  private static Instant quarter(Instant instant) {
    return Instant.ofEpochSecond(instant.getEpochSecond() / 900 * 900);
  }

  private Person register(String role) {
    String mail = UUID.randomUUID() + "@example.org";
    Reply registered =
        berth
            .anybody("all")
            .post(
                "/api/members",
                """
                {"email": "%s", "password": "correct-horse-9", "name": "Somebody", "locale": "ko",
                 "roles": ["%s"]}
                """
                    .formatted(mail, role));
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    return new Person(registered.id(), mail, role);
  }

  private Api as(Person person) {
    return berth.as("all", person.id(), person.role());
  }

  /** Registers a listing and waits until it can be booked. */
  private UUID offer(String listing) {
    Reply registered = as(host).post("/api/listings", listing);
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    return registered.id();
  }

  private JsonNode slot(UUID listing, LocalDate day) {
    return berth
        .anybody("all")
        .get("/api/bookings/availability/%s?from=%s&to=%s".formatted(listing, day, day.plusDays(1)))
        .body()
        .at("/slots/0");
  }

  private Reply book(Person person, UUID listing, Span span, String token) {
    return book(person, listing, span, token, 1);
  }

  private Reply book(Person person, UUID listing, Span span, String token, int guests) {
    String payment = token == null ? "" : ", \"payment\": {\"token\": \"" + token + "\"}";
    return as(person)
        .post(
            "/api/bookings",
            """
            {"listingId": "%s", "from": "%s", "to": "%s", "guests": %d%s}
            """
                .formatted(listing, span.from(), span.to(), guests, payment));
  }

  private JsonNode booking(Person person, UUID id) {
    return as(person).get("/api/bookings/" + id).body();
  }

  private Reply decide(Person person, UUID id, String what) {
    String body = what.equals("denial") ? "{\"reason\": \"taken\"}" : "";
    return as(person).post("/api/bookings/" + id + "/" + what, body);
  }

  private void cancel(Person person, UUID id, long refund) {
    Reply cancelled =
        as(person)
            .post(
                "/api/bookings/" + id + "/cancellation",
                "{\"refund\": {\"amount\": " + refund + ", \"currency\": \"KRW\"}}");
    assertThat(cancelled.state()).as("%s", cancelled).isEqualTo("CANCELLED");
  }

  /** Starts the use of a booking. */
  private UUID used(Person person, UUID booking) {
    return eventually(
            SOON,
            () -> as(person).post("/api/usages", "{\"bookingId\": \"" + booking + "\"}"),
            reply -> assertThat(reply.status()).as("%s", reply).isEqualTo(201))
        .id();
  }

  private Reply reviewed(Person person, UUID booking, int rating) {
    return as(person)
        .post(
            "/api/reviews",
            "{\"bookingId\": \"%s\", \"rating\": %d, \"text\": \"좋았어요\"}"
                .formatted(booking, rating));
  }

  private List<String> told(Person person, UUID booking) {
    List<String> types = new ArrayList<>();
    for (JsonNode item : as(person).get("/api/notifications?limit=100").body().path("items")) {
      if (item.path("bookingId").asText().equals(booking.toString())) {
        types.add(item.path("type").asText());
      }
    }
    return types;
  }

  /** On the page of notifications, and by as many mails in Korean. */
  private void toldOf(Person person, UUID booking, String... types) {
    eventually(SOON, () -> assertThat(told(person, booking)).contains(types));
    eventually(SOON, () -> assertThat(berth.mailbox.messagesTo(person.mail())).isNotEmpty());
  }

  private long money(UUID booking, String field) {
    long sum = 0;
    for (JsonNode item :
        berth.admin("all").get("/api/payments?bookingId=" + booking).body().path("items")) {
      sum += item.path(field).asLong();
    }
    return sum;
  }
}
