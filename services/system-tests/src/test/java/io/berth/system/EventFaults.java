package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.EventStream;
import io.berth.foundation.testing.TestDatabase;
import io.berth.foundation.testing.Topics;
import io.berth.launcher.Mail;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What people are told when the broker, the supporting services or the database are away for a
 * while: everything, once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventFaults {
  static final Duration SOON = Duration.ofMinutes(2);
  static final Duration AWAY = Duration.ofSeconds(60);
  private static final List<String> CORE = List.of("member", "listing", "booking", "payment");
  private static final List<String> SUPPORTING =
      List.of("notification", "mypage", "usage", "review", "search");

  private final TestDatabase database;
  private final List<String> views;
  Landscape berth;
  Bookable home;
  private UUID host;
  private int people;
  private LocalDate freeDate = LocalDate.of(2027, 3, 1);

  /** With as many processes of the supporting services as are named, on one database. */
  EventFaults(TestDatabase database, String... views) {
    this.database = database;
    this.views = List.of(views);
  }

  @BeforeAll
  void start() {
    berth = new Landscape("event-faults", database);
    berth.plan("core", CORE.toArray(String[]::new));
    views.forEach(server -> berth.plan(server, SUPPORTING.toArray(String[]::new)));
    berth.launch("core", CORE);
    launchViews();
    host = register("host", "host");
    home = Bookable.home(berth, "core", host, 1);
  }

  private void launchViews() {
    views.forEach(server -> berth.launch(server, SUPPORTING));
    berth.server("core").awaitReady();
    views.forEach(server -> berth.server(server).awaitReady());
  }

  /** The processes of the supporting services in turn. */
  private String view(int i) {
    return views.get(i % views.size());
  }

  @AfterAll
  void stop() {
    if (berth != null) {
      berth.close();
    }
  }

  @Test
  void while_the_broker_is_away_people_book_and_cancel_and_afterwards_all_are_told_once() {
    long back = System.nanoTime() + AWAY.toNanos();
    berth.broker.kill();

    List<Journey> journeys = new ArrayList<>();
    do {
      journeys.add(bookAndCancel());
      everybodyLives();
    } while (System.nanoTime() < back && journeys.size() < 5);
    eventually(AWAY, () -> assertThat(System.nanoTime()).isGreaterThan(back));
    berth.broker.start();

    journeys.forEach(this::isToldOnce);
    nothingThatMustNeverBeIs();
  }

  @Test
  void while_the_supporting_services_are_down_people_book_and_cancel_and_afterwards_all_are_told() {
    views.forEach(server -> berth.server(server).kill());

    List<Journey> journeys = List.of(bookAndCancel(), bookAndCancel());
    UUID reader = register("reader", "guest");
    UUID loan = borrow(reader);
    launchViews();

    journeys.forEach(this::isToldOnce);
    isReturnedAndReviewed(reader, loan, "in time", "good");
    nothingThatMustNeverBeIs();
  }

  /** A loan, which begins by itself. */
  UUID borrow(UUID reader) {
    Reply registered =
        berth
            .as("core", host, "host")
            .post(
                "/api/listings",
                """
                {"kind": "EBOOK", "title": {"ko": "토지 1권", "en": "Land, volume 1"},
                 "timeZone": "Asia/Seoul", "units": [{"name": "copy 1"}],
                 "price": {"perSlot": 100, "currency": "KRW"}, "rules": {"max": 14}}
                """);
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    Api api = berth.as("core", reader, "guest");
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
    Reply lent =
        new Bookable(registered.id(), host)
            .book(api, today.toString(), today.plusDays(7).toString(), "tok_ok");
    assertThat(lent.status()).as("%s", lent).isEqualTo(201);
    eventually(
        SOON, () -> assertThat(api.get("/api/bookings/" + lent.id()).state()).isEqualTo("IN_USE"));
    return lent.id();
  }

  /** What began while usage and review were down they know of, as if they had been there. */
  void isReturnedAndReviewed(UUID reader, UUID loan, String note, String text) {
    Api uses = berth.as(view(0), reader, "guest");
    String use =
        eventually(
            SOON,
            () -> uses.get("/api/usages?bookingId=" + loan).body().at("/items/0/id").asText(),
            id -> assertThat(id).isNotEmpty());
    Reply returned = uses.post("/api/usages/" + use + "/end", "{\"note\": \"" + note + "\"}");
    assertThat(returned.body().path("givenBack").isObject()).as("%s", returned).isTrue();
    Api reviews = berth.as(view(1), reader, "guest");
    eventually(
        SOON,
        () -> {
          Reply reviewed =
              reviews.post(
                  "/api/reviews",
                  "{\"bookingId\": \"%s\", \"rating\": 5, \"text\": \"%s\"}".formatted(loan, text));
          assertThat(reviewed.status()).as("%s", reviewed).isEqualTo(201);
        });
  }

  @Test
  void a_message_that_can_not_be_read_is_put_aside_by_each_consumer_and_the_channels_go_on() {
    String key = UUID.randomUUID().toString();
    new Topics(berth.broker.address()).send("berth.booking.events", key, "{", Map.of());

    eventually(
        SOON,
        () -> assertThat(deadLetters()).filteredOn(key::equals).as("one for each").hasSize(6));

    isToldOnce(bookAndCancel());
    everybodyLives();
  }

  @Test
  void what_the_broker_lost_is_published_again_and_the_views_are_rebuilt_from_it() {
    Journey before = bookAndCancel();
    isToldOnce(before);
    berth.loseBroker();
    for (String context : List.of("members", "listings", "bookings", "payments")) {
      assertThat(publishedAgain("core", context)).isPositive();
    }
    publishedAgain(view(0), "usages");
    publishedAgain(view(0), "reviews");

    eventually(SOON.multipliedBy(2), () -> assertThat(rebuilt()).isEqualTo("SWAPPED"));

    isToldOnce(before);
    isToldOnce(bookAndCancel());
    nothingThatMustNeverBeIs();
  }

  /** Streams follow the tables: each process tells all, and goes on where another one stopped. */
  @Test
  void whoever_listens_at_one_process_goes_on_at_another() {
    UUID guest = register("listener", "guest");
    for (String path : List.of("/api/mypage/stream", "/api/notifications/stream")) {
      UUID booking;
      String heard;
      try (EventStream here = listen(view(0), path, guest, null);
          EventStream there = listen(view(1), path, guest, null)) {
        booking = book(guest);
        heard = told(here, booking).id();
        told(there, booking);
      }
      cancel(guest, booking);
      try (EventStream again = listen(view(1), path, guest, heard)) {
        assertThat(told(again, booking).id()).isNotEqualTo(heard);
      }
    }
  }

  private EventStream listen(String server, String path, UUID guest, String heard) {
    String bearer = berth.tokens().person(guest, "guest");
    EventStream stream = EventStream.open(berth.address(server).resolve(path), bearer, heard);
    assertThat(stream.next(SOON).name()).isEqualTo("open");
    return stream;
  }

  private static EventStream.Sent told(EventStream stream, UUID booking) {
    EventStream.Sent sent = stream.next(SOON);
    assertThat(sent).as("told of " + booking).isNotNull();
    return sent.data().contains(booking.toString()) ? sent : told(stream, booking);
  }

  private long publishedAgain(String server, String context) {
    Reply again = berth.admin(server).post("/api/" + context + "/republications", "");
    assertThat(again.status()).as("%s", again).isEqualTo(202);
    return again.body().path("events").asLong();
  }

  /** How a rebuilding of my page ended. */
  String rebuilt() {
    Reply begun = berth.admin(view(0)).post("/api/mypage/rebuilds", "{}");
    return eventually(
            SOON,
            () -> berth.admin(view(1)).get("/api/mypage/rebuilds/" + begun.id()),
            reply -> assertThat(reply.state()).as("%s", reply).isIn("SWAPPED", "INCOMPLETE"))
        .state();
  }

  /** A guest's whole story: booked, paid, cancelled, and who is to hear of it. */
  record Journey(UUID guest, String guestMail, UUID booking) {}

  Journey bookAndCancel() {
    String name = "guest" + people;
    UUID guest = register(name, "guest");
    UUID booking = book(guest);
    cancel(guest, booking);
    return new Journey(guest, name + "@example.org", booking);
  }

  private UUID book(UUID guest) {
    LocalDate night = freeDate;
    freeDate = freeDate.plusDays(1);
    Reply booked =
        home.book(
            berth.as("core", guest, "guest"),
            night.toString(),
            night.plusDays(1).toString(),
            "tok_ok");
    assertThat(booked.status()).as("%s", booked).isEqualTo(201);
    return booked.id();
  }

  private void cancel(UUID guest, UUID booking) {
    Reply cancelled =
        berth
            .as("core", guest, "guest")
            .post(
                "/api/bookings/" + booking + "/cancellation",
                "{\"refund\": {\"amount\": 100000, \"currency\": \"KRW\"}}");
    assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(200);
  }

  /** History, page, money and mail, each complete, none twice. */
  void isToldOnce(Journey journey) {
    List<String> told = List.of("BookingCancelled", "BookingConfirmed", "PaymentRefunded");
    eventually(
        SOON,
        () -> {
          assertThat(types(journey.guest(), "guest", journey.booking()))
              .containsExactlyInAnyOrderElementsOf(told);
          assertThat(types(host, "host", journey.booking()))
              .contains("BookingConfirmed", "BookingCancelled")
              .doesNotHaveDuplicates();
          JsonNode page =
              berth
                  .as(view(0), journey.guest(), "guest")
                  .get("/api/mypage/bookings/" + journey.booking())
                  .body();
          assertThat(page.at("/booking/state").asText()).isEqualTo("CANCELLED");
          assertThat(page.path("timeline"))
              .extracting(entry -> entry.path("type").asText())
              .containsExactly("BookingPaying", "BookingConfirmed", "BookingCancelled");
          assertThat(page.at("/balance/amount").asLong(-1)).isZero();
          assertThat(page.at("/refunded/amount").asLong()).isEqualTo(100_000);
          List<Mail> mails = berth.mailbox.messagesTo(journey.guestMail());
          assertThat(mails).hasSize(told.size());
          assertThat(mails).extracting(Mail::messageId).doesNotHaveDuplicates();
        });
  }

  List<String> types(UUID person, String role, UUID booking) {
    List<String> types = new ArrayList<>();
    JsonNode items =
        berth.as(view(1), person, role).get("/api/notifications?limit=100").body().path("items");
    for (JsonNode item : items) {
      if (item.path("bookingId").asText().equals(booking.toString())) {
        types.add(item.path("type").asText());
      }
    }
    return types;
  }

  void nothingThatMustNeverBeIs() {
    Map<String, String> servers =
        Map.of(
            "/api/bookings/invariants",
            "core",
            "/api/payments/invariants",
            "core",
            "/api/notifications/invariants",
            view(0),
            "/api/mypage/invariants",
            view(1),
            "/api/usages/invariants",
            view(0),
            "/api/reviews/invariants",
            view(1),
            "/api/search/invariants",
            view(0));
    servers.forEach(
        (path, server) ->
            eventually(
                SOON,
                () -> {
                  JsonNode found = berth.admin(server).get(path).body();
                  assertThat(found.path("violations").asInt(-1)).as("%s", found).isZero();
                }));
  }

  /** The keys of the open dead letters of all consumers. */
  List<String> deadLetters() {
    List<String> keys = new ArrayList<>();
    Map.of(
            "bookings",
            "core",
            "payments",
            "core",
            "notifications",
            view(0),
            "mypage",
            view(0),
            "usages",
            view(0),
            "reviews",
            view(0),
            "search",
            view(0))
        .forEach(
            (context, server) ->
                berth
                    .admin(server)
                    .get("/api/" + context + "/dead-letters?limit=100")
                    .body()
                    .path("items")
                    .forEach(item -> keys.add(item.path("key").asText())));
    return keys;
  }

  private void everybodyLives() {
    Stream.concat(Stream.of("core"), views.stream())
        .forEach(
            server ->
                assertThat(berth.anybody(server).get("/health/live").status()).isEqualTo(200));
  }

  UUID register(String name, String role) {
    people++;
    Reply registered =
        berth
            .anybody("core")
            .post(
                "/api/members",
                """
                {"email": "%s@example.org", "password": "correct-horse-9", "name": "%s",
                 "locale": "en", "roles": ["%s"]}
                """
                    .formatted(name, name, role));
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    return registered.id();
  }
}
