package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.berth.foundation.testing.TestDatabase;
import io.berth.launcher.DemoApi;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;

/**
 * Guests at a real browser before everything on one machine: from the search to the stars, and all
 * that goes wrong on the way.
 */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuestPagesIT extends AtABrowser {
  /** Where today has hours to come. */
  private static final ZoneId ZONE =
      LocalTime.now(SEOUL).getHour() < 20 ? SEOUL : ZoneId.of("Europe/London");

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> CONTEXTS =
      Stream.concat(
              Landscape.CONTEXTS.stream().filter(each -> !each.equals("payment")),
              Stream.of("storefront"))
          .toList();

  /** What the tests book, one of each kind; the demo's listings stand around it. */
  private static final List<Offer> OFFERS =
      List.of(
          new Offer(
              "STAY",
              "Hanok above the stream",
              "시냇가 한옥",
              "'maxGuests': 2, 'price': {'perSlot': 100000, 'currency': 'KRW'}",
              Map.of("scene", "hanok", "view", "fields", "color", "#c98a4b")),
          new Offer(
              "HOTEL_ROOM",
              "Namdaemun Gate Hotel",
              "남대문 호텔",
              "'price': {'perSlot': 90000, 'currency': 'KRW', 'taxPercent': 10}",
              Map.of("scene", "tower", "view", "city", "time", "dusk", "sign", "GATE")),
          new Offer(
              "DINING",
              "Table under the persimmon tree",
              "감나무 아래 식탁",
              "'maxGuests': 4, 'price': {'perSlot': 0, 'perGuest': 30000, 'currency': 'KRW'}, 'rules': {'min': 8, 'max': 8}",
              Map.of("scene", "table", "dishes", "course", "color", "#b98a5e")),
          new Offer(
              "CAR",
              "Red car at the station",
              "역 앞 빨간 차",
              "'price': {'perSlot': 60000, 'currency': 'KRW'}, 'rules': {'checkIn': '00:00', 'checkOut': '00:00'}, 'access': 'deck B-12'",
              Map.of("scene", "car", "view", "city", "color", "#a23b2e")),
          new Offer(
              "MEETING_ROOM",
              "Meeting room that looks at Namsan",
              "남산이 보이는 회의실",
              "'maxGuests': 8, 'price': {'perSlot': 0, 'currency': 'KRW'}",
              Map.of("scene", "meeting", "seats", "8", "screen", "1")),
          new Offer(
              "EBOOK",
              "Letters from the Han",
              "한강에서 온 편지",
              "'price': {'perSlot': 0, 'currency': 'KRW'}, 'rules': {'max': 14}, 'access': 'https://books.example/1'",
              Map.of("scene", "book", "motif", "flower", "title", "한강에서 온 편지")));

  private record Offer(
      String kind, String english, String korean, String terms, Map<String, String> picture) {}

  private final Map<String, UUID> offered = new LinkedHashMap<>();

  /** By kind what the first guest has booked for the next days. */
  private final Map<String, String> ahead = new LinkedHashMap<>();

  private String firstGuest;

  @BeforeAll
  void start() {
    berth = new Landscape("guest-pages", TestDatabase.POSTGRESQL);
    berth.plan("payment", "payment").plan("all", CONTEXTS.toArray(String[]::new));
    berth.launch("payment", List.of("payment"));
    berth.tell("clock-ahead", "PT0S");
    // A doubt lasts long enough to be looked at.
    berth.launch(
        "all",
        CONTEXTS,
        "berth.booking.reconcile-every",
        "PT10S",
        "berth.clock.ahead",
        berth.told("clock-ahead"));
    berth.server("payment").awaitReady();
    berth.server("all").awaitReady();
    offer();
  }

  private void offer() {
    DemoApi demo = new DemoApi(berth.address("all"));
    String email = "host@berth.test";
    demo.register(email, "Host", "en", "host");
    List<ObjectNode> listings =
        new ArrayList<>(OFFERS.stream().map(GuestPagesIT::listing).toList());
    for (Offer offer : OFFERS) {
      DemoApi.listings().stream()
          .filter(each -> each.path("kind").asText().equals(offer.kind()))
          .limit(2)
          .forEach(each -> listings.add((ObjectNode) each));
    }
    listings.parallelStream()
        .forEach(
            listing -> {
              demo.offer(email, listing);
              demo.illustrate(email, listing);
            });
    eventually(
        SOON,
        () -> {
          JsonNode found = berth.anybody("all").get("/api/search?limit=100").body();
          assertThat(found.path("count").asInt()).isEqualTo(listings.size());
          for (JsonNode item : found.path("items")) {
            for (Offer offer : OFFERS) {
              if (item.at("/title/en").asText().equals(offer.english())) {
                offered.put(offer.kind(), UUID.fromString(item.path("listingId").asText()));
              }
            }
          }
        });
    assertThat(offered).hasSize(OFFERS.size());
  }

  private static ObjectNode listing(Offer offer) {
    int units = "HOTEL_ROOM".equals(offer.kind()) ? 5 : 1;
    String json =
        """
        {'kind': '%s', 'title': {'ko': '%s', 'en': '%s'}, 'timeZone': '%s',
         'location': {'address': '서울시 마포구 토정로 37', 'lat': 37.5402, 'lon': 126.9407},
         'description': {'ko': '조용하고 밝으며 역에서 가깝습니다.', 'en': 'Quiet, bright and near the station.'},
         'units': [%s], 'amenities': ['wifi'], %s}
        """
            .formatted(
                offer.kind(),
                offer.korean(),
                offer.english(),
                ZONE,
                IntStream.rangeClosed(1, units)
                    .mapToObj(each -> "{'name': '%d'}".formatted(each))
                    .collect(Collectors.joining(", ")),
                offer.terms())
            .replace('\'', '"');
    try {
      ObjectNode listing = (ObjectNode) MAPPER.readTree(json);
      listing.putArray("pictures").addPOJO(offer.picture());
      return (ObjectNode) MAPPER.readTree(listing.toString());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What ends by the clock ends days later, and is rated like the others. */
  @Test
  @Order(1)
  void each_kind_from_the_search_to_the_stars() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    firstGuest = signUp(guest, "Sora");
    Map<String, String> bookings = new LinkedHashMap<>();
    for (String kind : offered.keySet()) {
      guest.open("/");
      guest.click(".kinds button", kindName(kind));
      guest.click(".card h3", titleOf(kind));
      guest.see("h1", titleOf(kind));
      switch (kind) {
        case "STAY", "HOTEL_ROOM" -> {
          guest.click(date(1) + ".yes");
          guest.click(date(2) + ".yes");
        }
        case "CAR", "EBOOK" -> {
          guest.click(date(0) + ".yes");
          guest.click(date(0) + ".yes");
        }
        case "DINING" -> {
          guest.click(date(1));
          guest.click(".hours td.yes", "12:00");
        }
        default -> {
          guest.click(".hours td.yes");
          guest.click(".hours td.yes");
        }
      }
      guest.click(".box .button.wide:not(:disabled)");
      guest.seePath("/checkout/.*");
      // What costs nothing is booked at once.
      guest.see("form .button.wide, .stage.good");
      if (guest.sees("form .button.wide")) {
        guest.click("form .button.wide");
      }
      guest.see("h1", "Booked");
      guest.click(".stage .button", "To my booking");
      guest.seePath("/my/.*");
      bookings.put(kind, guest.path().substring("/my/".length()));
      switch (kind) {
        case "CAR" -> {
          assertThat(guest.see(".access").getText()).contains("deck B-12");
          guest.click(".actions .button", "Start");
          guest.click(".actions .button", "Return");
        }
        case "MEETING_ROOM" -> {
          guest.click(".actions .button", "Start");
          guest.click(".actions .button", "End");
        }
        case "EBOOK" -> {
          assertThat(guest.see(".access").getText()).contains("https://books.example/1");
          guest.click(".actions .button", "Return");
        }
        default -> {
          guest.see(".state", "Confirmed");
          ahead.put(kind, bookings.get(kind));
        }
      }
    }
    for (String kind : List.of("CAR", "MEETING_ROOM", "EBOOK")) {
      guest.open("/my/" + bookings.get(kind));
      guest.see(".state", "Completed");
      review(guest, 4, "As described: " + kind);
      eventually(SOON, () -> assertThat(average(kind)).isEqualTo(4.0));
    }
    guest.open("/listings/" + offered.get("CAR"));
    guest.see(".reviews", "As described: CAR");
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(2)
  void a_booking_is_cancelled_for_the_refund_on_the_button() {
    Browser guest = browser("en", Browser.Screen.PHONE);
    signUp(guest, "Mina");
    bookNights(guest, "STAY", 30, 2);

    guest.click(".actions .button", "Cancel");
    guest.see("#cancellation", "You get ₩200,000 back");
    guest.click(".button.danger", "₩200,000 back");

    guest.see(".state", "Cancelled");
    guest.see(".lines", "Refunded");
    guest.open("/my?tab=cancelled");
    guest.see(".row", titleOf("STAY"));
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(3)
  void two_want_one_night_and_the_second_is_offered_the_nearest() {
    Browser quick = browser("en", Browser.Screen.DESKTOP);
    Browser slow = browser("en", Browser.Screen.DESKTOP);
    signUp(quick, "Quick");
    signUp(slow, "Slow");
    slow.open(nights("STAY", 40, 1));
    slow.see(".box .button.wide:not(:disabled)");
    slow.block("*/availability/*");
    hold(quick, "STAY", 40);

    slow.click(".box .button.wide:not(:disabled)");

    slow.see(".refused", "no longer free");
    slow.see(".refused .chip");
    slow.click(".refused .chip");
    slow.click(".box .button.wide:not(:disabled)");
    slow.seePath("/checkout/.*");
  }

  @Test
  @Order(4)
  void what_somebody_else_books_changes_before_ones_eyes() {
    Browser looking = browser("en", Browser.Screen.DESKTOP);
    Browser booking = browser("en", Browser.Screen.DESKTOP);
    signUp(booking, "Hana");
    looking.open(nights("STAY", 20, 1));
    looking.see(date(20) + ".yes");
    looking.see(".box .button.wide:not(:disabled)");

    hold(booking, "STAY", 20);

    looking.see(date(20) + ".full");
    looking.see(".refused", "no longer free");
  }

  @Test
  @Order(5)
  void a_declined_card_keeps_the_hold_and_another_is_tried() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    guest.isOldAndFastBy(Duration.ofMinutes(11));
    signUp(guest, "Jun");
    hold(guest, "HOTEL_ROOM", 25);
    guest.click("[value=tok_declined]");
    guest.click("form .button.wide");
    guest.see(".trouble", "declined");
    guest.see(".countdown");

    guest.click("[value=tok_ok]");
    guest.click("form .button.wide");

    guest.see("h1", "Booked");
  }

  /** The card was charged, the answer was lost, and then payment is silent. */
  @Test
  @Order(6)
  void a_payment_in_doubt_says_so_until_it_is_known() {
    Browser guest = browser("en", Browser.Screen.PHONE);
    Browser elsewhere = browser("en", Browser.Screen.DESKTOP);
    signIn(elsewhere, signUp(guest, "Dora"), "/my?tab=waiting");
    String booking = hold(guest, "HOTEL_ROOM", 26);
    guest.click("[value=tok_lost]");
    guest.click("form .button.wide");
    guest.see("h1", "Your bank has not answered yet");

    berth.server("payment").pause();
    try {
      elsewhere.see(".row .state", "Payment in doubt");
      elsewhere.open("/my/" + booking);
      elsewhere.see(".state", "Payment in doubt");
      elsewhere.open("/checkout/" + booking);
      elsewhere.see("h1", "Your bank has not answered yet");
    } finally {
      berth.server("payment").resume();
    }

    elsewhere.see("h1", "Booked");
    guest.see("h1", "Booked");
    guest.click(".stage .button", "To my booking");
    guest.see(".state", "Confirmed");
    guest.see(".lines", "Charged");
  }

  /** The card is charged, nobody says so, and the clock runs out: it is asked, never guessed. */
  @Test
  @Order(7)
  void a_deadline_that_passes_after_a_lost_answer_says_nothing_untrue() {
    Browser guest = browser("en", Browser.Screen.PHONE);
    signUp(guest, "Lena");
    String booking = hold(guest, "HOTEL_ROOM", 27);
    runOut(booking, Duration.ofSeconds(-15));
    guest.reload();
    guest.see("#messages", "Less than a minute");
    guest.breakLine();
    guest.click("form .button.wide");
    guest.see(".trouble", "can't book or pay twice");
    guest.see("fieldset:disabled [value=tok_ok]");

    guest.see("h1", "Let us see how things stand");
    guest.see(".trouble", "can't reach the server");
    guest.mendLine();

    guest.see("h1", "Booked");
    assertThat(guest.script("return document.activeElement.textContent")).isEqualTo("Booked");
    assertThat(guest.complaints()).isEmpty();

    guest.open("/checkout/" + bookedAndCancelled(guest));
    guest.seePath("/my/.*");
    guest.see(".state", "Cancelled");
  }

  private String bookedAndCancelled(Browser guest) {
    bookNights(guest, "HOTEL_ROOM", 33, 1);
    guest.click(".actions .button", "Cancel");
    guest.click(".button.danger", "back");
    guest.see("#messages", "Cancelled. You get ₩99,000 back");
    guest.see(".state", "Cancelled");
    eventually(
        SOON,
        () -> assertThat(guest.script("return document.activeElement.localName")).isEqualTo("h1"));
    return guest.path().substring("/my/".length());
  }

  /** Holding the same again at once is refused, paying for it is not. */
  @Test
  @Order(7)
  void a_hold_that_ran_out_is_had_again_by_one_tap() {
    Browser guest = browser("en", Browser.Screen.PHONE);
    signUp(guest, "Late");
    String first = hold(guest, "STAY", 35);

    runOutAndTap(guest, first, Duration.ofMinutes(11));
    guest.see(".countdown");
    String second = guest.path().substring("/checkout/".length());
    assertThat(second).isNotEqualTo(first);

    runOutAndTap(guest, second, Duration.ZERO);
    guest.see("form .button.wide", "100,000");
    guest.loseAnswer("/bookings");
    guest.click("form .button.wide");
    guest.see(".trouble");
    guest.click("form .button.wide");
    guest.see("h1", "Booked");
  }

  @Test
  @Order(8)
  void a_session_that_ends_while_somebody_types_loses_nothing() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Tara");
    hold(guest, "HOTEL_ROOM", 28);
    guest.click("[value=tok_declined]");
    guest.loseSession();
    guest.click("form .button.wide");
    guest.click("dialog .quiet-button");
    guest.seeNoMore("dialog");
    guest.see("[value=tok_declined]:checked");
    guest.click("main form .button.wide");
    signInAgain(guest);
    guest.see(".trouble", "declined");
    guest.see("[value=tok_declined]:checked");

    guest.click("[value=tok_ok]");
    guest.click("main form .button.wide");
    guest.click(".stage .button", "To my booking");
    guest.click(".actions .button", "Change");
    String later = LocalDate.now(ZONE).plusDays(30).toString();
    guest.script("document.querySelector('[name=to]').value = '%s'".formatted(later));
    guest.loseSession();
    guest.click(".step .button");
    signInAgain(guest);
    guest.see(".step", "more");
    assertThat(guest.see("[name=to]").getDomProperty("value")).isEqualTo(later);

    guest.script(
        """
        const to = document.querySelector("[name=to]");
        to.value = arguments[0];
        to.dispatchEvent(new Event("input", { bubbles: true }));
        """,
        LocalDate.now(ZONE).plusDays(31).toString());
    guest.seeNoMore(".step [value=tok_lost]");
    guest.click(".step .button", "Show the difference");
    guest.click(".step [value=tok_lost]");
    guest.click(".step .button", "Change");
    guest.see(".step", "Other dates, ");
    guest.see("#messages", "Changed.");
    guest.seeNoMore(".step");
  }

  @Test
  @Order(9)
  void what_somebody_else_books_is_seen_where_a_proxy_blocks_streams() {
    Browser refused = browser("en", Browser.Screen.DESKTOP);
    Browser swallowed = browser("en", Browser.Screen.PHONE);
    Browser booking = browser("en", Browser.Screen.DESKTOP);
    refused.block("*/stream");
    swallowed.swallow("*/stream");
    signUp(booking, "Yuna");
    for (Browser looking : List.of(refused, swallowed)) {
      looking.open(nights("STAY", 22, 1));
      looking.see(date(22) + ".yes");
      looking.see(".box .button.wide:not(:disabled)");
    }

    hold(booking, "STAY", 22);

    for (Browser looking : List.of(refused, swallowed)) {
      looking.see(date(22) + ".full");
      looking.see(".refused", "no longer free");
    }
  }

  @Test
  @Order(10)
  void the_whole_way_by_the_keyboard_alone() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Kim");
    guest.open("/");
    guest.see(".card");
    guest.tabTo("input[type=search]");
    guest.keys("Namdaemun", Keys.ENTER);
    guest.see("#count", "1 result");
    guest.tabTo(".card a");
    guest.keys(Keys.ENTER);
    guest.see("h1", titleOf("HOTEL_ROOM"));
    guest.see("[role=gridcell].yes");
    guest.tabTo("[role=gridcell]");
    guest.keys(Keys.PAGE_DOWN);
    guest.keys(Keys.ENTER);
    guest.keys(Keys.ARROW_RIGHT);
    guest.keys(Keys.ENTER);
    guest.see(".box .button.wide:not(:disabled)");
    guest.tabTo(".box .button.wide");
    guest.keys(Keys.ENTER);
    guest.seePath("/checkout/.*");
    guest.see("form .button.wide");
    guest.tabTo("form .button.wide");
    guest.keys(Keys.ENTER);
    guest.see("h1", "Booked");
  }

  @Test
  @Order(11)
  void the_way_in_korean() {
    Browser guest = browser("ko", Browser.Screen.PHONE);
    guest.open("/?q=한옥");
    guest.see(".card h3", "시냇가 한옥");
    guest.open(nights("STAY", 50, 1));
    guest.click(".dock .button", "예약하기");
    guest.see("p", "고르신 내용은 그대로 있습니다");
    guest.click("a", "회원 가입");
    fillSignUp(guest, "나래");
    guest.click(".box .button.wide:not(:disabled)", "예약하기");
    guest.click("form .button.wide", "₩100,000 결제하기");
    guest.see("h1", "예약되었습니다");
    guest.click(".stage .button", "내 예약 보기");
    guest.see(".state", "확정");
    guest.open("/notifications");
    guest.see(".row h2", "숙박 예약이 확정되었습니다");
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(12)
  void a_line_that_breaks_loses_nothing() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    guest.open("/sign-up");
    guest.type("[name=name]", "Offline");
    guest.type("[name=email]", "offline@berth.test");
    guest.type("[name=password]", PASSWORD);
    guest.offline(true);
    guest.click("form .button.wide");
    guest.see(".trouble", "can't reach the server");
    guest.offline(false);
    guest.click("form .button.wide");
    guest.see(".account", "Offline");
  }

  @Test
  @Order(12)
  void whoever_signs_in_or_out_in_one_window_does_so_in_all() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    String email = signUp(guest, "Nari");
    guest.open("/listings/" + offered.get("HOTEL_ROOM"));
    guest.see(".account", "Nari");
    guest.elsewhere(
        () -> {
          guest.open("/");
          guest.click(".account .button");
          guest.click(".menu button", "Sign out");
          guest.see("berth-header a", "Sign in");
        });
    guest.see("berth-header a", "Sign in");
    guest.click(date(3) + ".yes");
    guest.click(date(4) + ".yes");
    guest.see(".box .button.wide:not(:disabled)");

    guest.click("berth-header a", "Sign in");

    guest.seePath("/sign-in\\?to=.*from.*");
    guest.elsewhere(() -> signIn(guest, email, "/"));
    guest.seePath("/listings/.*from=.*");
    guest.see(".account", "Nari");
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(12)
  void a_module_or_a_session_that_does_not_come_is_asked_for_again() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Ora");
    guest.open("/");
    guest.see(".card");
    guest.offline(true);
    guest.click(".account .button");
    guest.click(".menu a", "My bookings");
    guest.see(".trouble h1", "can't reach the server");
    guest.offline(false);
    guest.click(".trouble .button", "Try again");
    guest.see("[role=tab]");

    guest.block("*/account-page.js");
    guest.click(".account .button");
    guest.click(".menu a", "My account");
    guest.see(".trouble h1", "That did not work");
    guest.unblock();
    guest.click(".trouble .button", "Try again");
    guest.see("h1", "My account");

    guest.block("*/tokens/refresh");
    guest.reload();
    guest.see(".trouble h1", "can't reach the server");
    assertThat(guest.path()).isEqualTo("/account");
    guest.unblock();
    guest.click(".trouble .button", "Try again");
    guest.see("h1", "My account");
    guest.see(".account", "Ora");
  }

  @Test
  @Order(12)
  void what_happens_keeps_the_pages_of_ones_bookings_that_are_shown() {
    Browser guest = browser("en", Browser.Screen.PHONE);
    Api self = as(signUp(guest, "Weekly"));
    LocalDate first = LocalDate.now(ZONE).plusDays(7);
    Reply series =
        self.post(
            "/api/bookings/series",
            """
            {"listingId": "%s", "from": "%s", "to": "%s", "weekly": 25, "mode": "FREE"}
            """
                .formatted(
                    offered.get("MEETING_ROOM"),
                    first.atTime(10, 0).atZone(ZONE).toOffsetDateTime(),
                    first.atTime(11, 0).atZone(ZONE).toOffsetDateTime()));
    assertThat(series.status()).as(series.toString()).isEqualTo(201);
    eventually(
        SOON,
        () -> {
          JsonNode known = self.get("/api/mypage/bookings?tab=upcoming&limit=100").body();
          assertThat(known.path("items")).hasSize(25);
        });
    guest.open("/my");
    guest.click(".more .button");
    eventually(SOON, () -> assertThat(guest.texts(".row")).hasSize(25));

    Reply cancelled =
        self.post(
            "/api/bookings/" + series.body().at("/times/3/bookingId").asText() + "/cancellation",
            "{\"refund\": {\"amount\": 0, \"currency\": \"KRW\"}}");
    assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);

    eventually(SOON, () -> assertThat(guest.texts(".row")).hasSize(24));
  }

  @Test
  @Order(13)
  void an_account_is_changed_and_then_erased_for_ever() {
    Browser member = browser("en", Browser.Screen.PHONE);
    String email = signUp(member, "Bora");
    member.open("/account");
    member.type("[name=name]", " ");
    member.click("form .button.wide");
    member.see("#name-help", "Please check this");
    member.type("[name=name]", "Bora Kim");
    member.click("[name=locale][value=ko]");
    member.click("form .button.wide");
    member.see("#messages", "Saved");
    member.reload();
    member.see("[name=locale][value=ko]:checked");
    assertThat(member.see("[name=name]").getDomProperty("value")).isEqualTo("Bora Kim");

    member.click(".after .button", "Erase my account");
    member.click("#erase .button", "Keep it");
    member.seeNoMore("#erase");
    member.click(".after .button", "Erase my account");
    member.click("#erase .button", "Erase for ever");

    member.see("berth-header a", "Sign in");
    assertThat(member.path()).isEqualTo("/");
    fillSignIn(member, email, "/");
    member.see(".trouble", "E-mail or password is not right");
    assertThat(member.complaints()).isEmpty();
  }

  @Test
  @Order(14)
  void everybody_can_use_every_page_and_every_page_is_looked_at() {
    IntStream.range(0, 4)
        .parallel()
        .forEach(
            each ->
                look(
                    each % 2 == 0 ? "en" : "ko",
                    each < 2 ? Browser.Screen.PHONE : Browser.Screen.DESKTOP,
                    60 + each));
  }

  private void look(String language, Browser.Screen screen, int days) {
    Browser guest = browser(language, screen);
    Look look = new Look(guest, screen.name().toLowerCase(Locale.ROOT) + "-" + language);
    look.at("sign-in", "/sign-in");
    look.at("sign-up", "/sign-up");
    signUp(guest, "Looker");
    look.at("my-empty", "/my");
    String kept = hold(guest, "STAY", days);
    String booking = hold(guest, "HOTEL_ROOM", days);
    look.at("checkout", "/checkout/" + booking);
    guest.click("[value=tok_declined]");
    guest.click("form .button.wide");
    guest.see(".trouble");
    look.at("checkout-declined");
    guest.click("[value=tok_ok]");
    guest.click("form .button.wide");
    guest.see(".stage.good");
    look.at("checkout-done");
    look.at("search", "/");
    guest.click("[aria-controls=when-panel]");
    guest.see("#when-panel [role=gridcell]");
    look.at("search-when");
    look.at("search-nothing", "/?q=zzzz");
    look.at("listing", nights("STAY", days + 40, 2));
    look.at("listing-units", nights("HOTEL_ROOM", days + 40, 2));
    look.at("listing-hours", "/listings/" + offered.get("MEETING_ROOM"));
    look.at("listing-rated", "/listings/" + offered.get("CAR"));
    look.at("my", "/my");
    look.at("my-cancelled", "/my?tab=cancelled");
    look.at("booking", "/my/" + booking);
    guest.click(".actions .button.secondary");
    guest.see(".step");
    look.at("booking-change");
    look.at("notifications", "/notifications");
    look.at("account", "/account");
    look.at("not-found", "/my/" + UUID.randomUUID());
    runOut(kept, Duration.ZERO);
    guest.open("/checkout/" + kept);
    guest.see(".stage .button:not(.secondary)");
    look.at("checkout-expired");
    guest.open("/my/" + booking);
    guest.click(".actions .button.secondary");
    guest.loseSession();
    guest.click(".step .button");
    guest.see("dialog [name=password]");
    look.at("sign-in-again");
    assertThat(guest.complaints()).isEmpty();
    close(guest);
  }

  /** One who looks at pages, light and dark. */
  private record Look(Browser guest, String name) {
    void at(String page, String path) {
      guest.open(path);
      at(page);
    }

    void at(String page) {
      guest.see("main h1, main .trouble");
      guest.seeNoMore(".skeleton");
      guest.fits();
      guest.dark(false);
      guest.isAccessible();
      guest.screenshot(PICTURES.resolve(page + "-" + name + "-light.png"));
      guest.dark(true);
      guest.isLegible();
      guest.screenshot(PICTURES.resolve(page + "-" + name + "-dark.png"));
    }
  }

  /** Scripts are bounded; how soon a page is there depends on the machine, and is only told. */
  @Test
  @Order(15)
  void pages_are_light() {
    for (String page : List.of("/", nights("STAY", 110, 2))) {
      // So that the server has answered it before.
      measure(page, Browser.Screen.PHONE, false);
      for (Browser.Screen screen : Browser.Screen.values()) {
        System.out.println(measure(page, screen, false));
        System.out.println(measure(page, screen, true));
      }
    }
  }

  private String measure(String page, Browser.Screen screen, boolean onTheWay) {
    try (Browser guest = new Browser(berth.address("all").toString(), "en", screen)) {
      if (onTheWay) {
        guest.onTheWay();
      }
      guest.open(page);
      guest.see("main h1");
      guest.seeNoMore(".skeleton");
      if (screen == Browser.Screen.DESKTOP && "/".equals(page)) {
        guest.see(".pin");
      }
      long scripts = guest.loaded(".js");
      assertThat(scripts).as("bytes of scripts of " + page).isBetween(10_000L, 150_000L);
      return "%s on a %s%s: largest thing seen after %d ms; compressed: scripts %.1f kB, data %.1f kB, style %.1f kB"
          .formatted(
              page.replaceAll("[0-9a-f-]{36}.*", "{id}"),
              screen.name().toLowerCase(Locale.ROOT),
              onTheWay ? " on the way" : "",
              guest.largestSeenAfter(),
              scripts / 1000.0,
              guest.loaded(".json") / 1000.0,
              guest.loaded(".css") / 1000.0);
    }
  }

  /** What begins and ends by itself is rated like all else; the last test, for the clock stays. */
  @Test
  @Order(16)
  void what_is_over_days_later_is_rated() {
    berth.tell("clock-ahead", "P4D");
    Browser guest = browser("en", Browser.Screen.PHONE);
    signIn(guest, firstGuest, "/my?tab=past");
    ahead.forEach(
        (kind, booking) -> {
          eventually(
              SOON,
              () -> {
                guest.open("/my/" + booking);
                assertThat(guest.see(".state").getText()).isEqualTo("Completed");
              });
          review(guest, 5, "Days later: " + kind);
          eventually(SOON, () -> assertThat(average(kind)).isEqualTo(5.0));
        });
    assertThat(ahead).containsOnlyKeys("STAY", "HOTEL_ROOM", "DINING");
    assertThat(guest.complaints()).isEmpty();
  }

  private double average(String kind) {
    return berth
        .anybody("all")
        .get("/api/reviews?listingId=" + offered.get(kind))
        .body()
        .path("average")
        .asDouble();
  }

  /** Posts a review, again if the context has not heard of the completed booking yet. */
  private void review(Browser guest, int stars, String text) {
    guest.see("form.step");
    guest.script("document.querySelector('[name=rating][value=\"%d\"]').click()".formatted(stars));
    guest.type("form.step textarea", text);
    eventually(
        SOON,
        () -> {
          guest.click("form.step .button");
          guest.see("section.step, .trouble");
          assertThat(guest.texts("section.step")).anyMatch(each -> each.contains(text));
        });
  }

  private static String date(int inDays) {
    return "[data-date='" + LocalDate.now(ZONE).plusDays(inDays) + "']";
  }

  /** Holds one night; the browser shows the checkout then. */
  private String hold(Browser guest, String kind, int inDays) {
    guest.open(nights(kind, inDays, 1));
    guest.click(".box .button.wide:not(:disabled)");
    guest.seePath("/checkout/.*");
    guest.see("form .button.wide");
    return guest.path().substring("/checkout/".length());
  }

  private static void signInAgain(Browser guest) {
    guest.type("dialog [name=password]", PASSWORD);
    guest.click("dialog .button.wide");
  }

  private void runOutAndTap(Browser guest, String booking, Duration ago) {
    runOut(booking, ago);
    guest.reload();
    guest.see("h1", "We could keep it no longer");
    guest.click(".stage .button:not(.secondary)");
  }

  /** The hold's time is over, though nobody has waited for it. */
  private void runOut(String booking, Duration ago) {
    long then = System.currentTimeMillis() - ago.toMillis();
    berth.sql(
        "booking",
        "update booking set deadline = %1$d, held_until = %1$d where id = '%2$s'"
            .formatted(then, booking));
    berth.sql(
        "booking",
        "update claim set held_until = %d where owner_id = '%s'".formatted(then, booking));
  }

  private String nights(String kind, int inDays, int nights) {
    LocalDate from = LocalDate.now(ZONE).plusDays(inDays);
    return "/listings/" + offered.get(kind) + "?from=" + from + "&to=" + from.plusDays(nights);
  }

  /** Books and pays; the browser shows the booking then. */
  private void bookNights(Browser guest, String kind, int inDays, int nights) {
    guest.open(nights(kind, inDays, nights));
    guest.click(".box .button.wide:not(:disabled)");
    guest.seePath("/checkout/.*");
    guest.click("form .button.wide");
    guest.see(".stage.good");
    guest.click(".stage .button:not(.secondary)");
    guest.seePath("/my/.*");
    guest.see(".actions");
  }

  private static String titleOf(String kind) {
    return OFFERS.stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .english();
  }

  private static String kindName(String kind) {
    return switch (kind) {
      case "STAY" -> "Homes";
      case "HOTEL_ROOM" -> "Hotel rooms";
      case "DINING" -> "Tables";
      case "CAR" -> "Cars";
      case "MEETING_ROOM" -> "Meeting rooms";
      default -> "E-books";
    };
  }
}
