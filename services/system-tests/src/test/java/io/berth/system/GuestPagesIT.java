package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;

/**
 * Guests at a real browser before everything on one machine: from the search to the stars, and all
 * that goes wrong on the way.
 */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuestPagesIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String PASSWORD = "some-good-pass-1";
  private static final List<String> CONTEXTS =
      List.of(
          "member",
          "listing",
          "booking",
          "payment",
          "usage",
          "review",
          "notification",
          "mypage",
          "search",
          "storefront");

  private final Map<String, UUID> offered = new LinkedHashMap<>();
  private final List<Browser> open = new ArrayList<>();
  private Landscape berth;
  private Api host;

  @BeforeAll
  void start() {
    berth = new Landscape("guest-pages", TestDatabase.DERBY);
    berth.plan("all", CONTEXTS.toArray(String[]::new));
    berth.start("all", CONTEXTS);
    host = berth.as("all", UUID.randomUUID(), "host");
    offer(
        "STAY",
        "Hanok of the test",
        "'maxGuests': 2, 'price': {'perSlot': 100000, 'currency': 'KRW'}");
    offer(
        "HOTEL_ROOM",
        "Hotel of the test",
        "'price': {'perSlot': 90000, 'currency': 'KRW', 'taxPercent': 10}");
    offer(
        "DINING",
        "Table of the test",
        "'maxGuests': 4, 'price': {'perSlot': 0, 'perGuest': 30000, 'currency': 'KRW'}, 'rules': {'min': 8, 'max': 8}");
    offer(
        "CAR",
        "Car of the test",
        "'price': {'perSlot': 60000, 'currency': 'KRW'}, 'rules': {'checkIn': '00:00', 'checkOut': '00:00'}, 'access': 'deck B-12'");
    offer("MEETING_ROOM", "Room of the test", "'price': {'perSlot': 0, 'currency': 'KRW'}");
    offer(
        "EBOOK",
        "Book of the test",
        "'price': {'perSlot': 0, 'currency': 'KRW'}, 'rules': {'max': 14}, 'access': 'https://books.example/1'");
    eventually(
        SOON,
        () ->
            assertThat(berth.anybody("all").get("/api/search").body().path("count").asInt())
                .isEqualTo(offered.size()));
  }

  @AfterAll
  void stop() {
    if (berth != null) {
      berth.close();
    }
  }

  @AfterEach
  void close() {
    open.forEach(Browser::close);
    open.clear();
  }

  /** What ends by the clock ends days later, and is rated like the others. */
  @Test
  @Order(1)
  void each_kind_from_the_search_to_the_stars() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Sora");
    LocalDate tomorrow = LocalDate.now(SEOUL).plusDays(1);
    Map<String, String> bookings = new LinkedHashMap<>();
    for (String kind : offered.keySet()) {
      guest.open("/");
      guest.click(".kinds button", kindName(kind));
      guest.click(".card h3", titleOf(kind));
      guest.see("h1", titleOf(kind));
      switch (kind) {
        case "STAY", "HOTEL_ROOM" -> {
          guest.click("[data-date='" + tomorrow + "']");
          guest.click("[data-date='" + tomorrow.plusDays(1) + "']");
        }
        case "CAR", "EBOOK" -> {
          guest.click("[data-date='" + LocalDate.now(SEOUL) + "']");
          guest.click("[data-date='" + LocalDate.now(SEOUL) + "']");
        }
        case "DINING" -> {
          guest.click("[data-date='" + tomorrow + "']");
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
        default -> guest.see(".state", "Confirmed");
      }
    }
    for (String kind : List.of("CAR", "MEETING_ROOM", "EBOOK")) {
      guest.open("/my/" + bookings.get(kind));
      guest.see(".state", "Completed");
      // Review hears of it a moment later.
      eventually(
          SOON,
          () -> {
            guest.script("document.querySelector('[name=rating][value=\"4\"]').click()");
            guest.type("textarea", "As described: " + kind);
            guest.click(".step .button", "Post the review");
            guest.see(".step", "Your review");
          });
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
    String id = bookNights(guest, "STAY", 30, 2);

    guest.click(".actions .button", "Cancel");
    guest.see("#cancellation", "You get ₩200,000 back");
    guest.click(".button.danger", "₩200,000 back");

    guest.see(".state", "Cancelled");
    eventually(SOON, () -> assertThat(guest.see(".lines .total").getText()).isNotBlank());
    guest.see(".lines", "Refunded");
    guest.open("/my?tab=cancelled");
    guest.see(".row", "Hanok of the test");
    assertThat(guest.complaints()).isEmpty();
    assertThat(id).isNotBlank();
  }

  @Test
  @Order(3)
  void two_want_one_night_and_the_second_is_offered_the_nearest() {
    Browser quick = browser("en", Browser.Screen.DESKTOP);
    Browser slow = browser("en", Browser.Screen.DESKTOP);
    signUp(quick, "Quick");
    signUp(slow, "Slow");
    String wanted = nights("STAY", 40, 1);
    slow.open(wanted);
    slow.see(".box .button.wide:not(:disabled)");
    slow.offline(true);
    quick.open(wanted);
    quick.click(".box .button.wide:not(:disabled)");
    quick.seePath("/checkout/.*");
    slow.offline(false);

    slow.script("document.querySelector('.box .button.wide').click()");

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
    LocalDate night = LocalDate.now(SEOUL).plusDays(20);
    looking.open(nights("STAY", 20, 1));
    looking.see("[data-date='" + night + "'].yes");
    looking.see(".box .button.wide:not(:disabled)");

    booking.open(nights("STAY", 20, 1));
    booking.click(".box .button.wide:not(:disabled)");
    booking.seePath("/checkout/.*");

    looking.see("[data-date='" + night + "'].full");
    looking.see(".refused", "no longer free");
  }

  @Test
  @Order(5)
  void a_declined_card_keeps_the_hold_and_a_lost_answer_is_settled() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Jun");
    guest.open(nights("HOTEL_ROOM", 25, 1));
    guest.click(".box .button.wide:not(:disabled)");
    guest.click("[value=tok_declined]");
    guest.click("form .button.wide");
    guest.see(".trouble", "declined");
    guest.see(".countdown");

    guest.click("[value=tok_lost]");
    guest.click("form .button.wide");

    guest.see("h1", "Your bank has not answered yet");
    guest.see("h1", "Booked");
  }

  @Test
  @Order(6)
  void the_whole_way_by_the_keyboard_alone() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Kim");
    guest.open("/");
    guest.see(".card");
    guest.tabTo("input[type=search]");
    guest.keys("Hotel of the test", Keys.ENTER);
    guest.see("#count", "1 result");
    guest.tabTo(".card a");
    guest.keys(Keys.ENTER);
    guest.see("h1", "Hotel of the test");
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
  @Order(7)
  void the_way_in_korean() {
    Browser guest = browser("ko", Browser.Screen.PHONE);
    guest.open("/?q=한옥");
    guest.see(".card h3", "시험의 한옥");
    guest.open(nights("STAY", 50, 1));
    guest.click(".box .button.wide:not(:disabled)", "예약하기");
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
  @Order(8)
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
  @Order(9)
  void everybody_can_use_every_page_and_every_page_is_looked_at() {
    for (String language : List.of("en", "ko")) {
      for (Browser.Screen screen : Browser.Screen.values()) {
        Browser guest = browser(language, screen);
        signUp(guest, "Looker");
        String booking = bookNights(guest, "HOTEL_ROOM", 60, 2);
        guest.open(nights("STAY", 70, 1));
        guest.click(".box .button.wide:not(:disabled)");
        guest.seePath("/checkout/.*");
        String checkout = guest.path();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("search", "/");
        pages.put("nothing", "/?q=zzzz");
        pages.put("listing", nights("HOTEL_ROOM", 80, 2));
        pages.put("room", "/listings/" + offered.get("MEETING_ROOM"));
        pages.put("checkout", checkout);
        pages.put("my", "/my");
        pages.put("booking", "/my/" + booking);
        pages.put("notifications", "/notifications");
        pages.put("sign-in", "/sign-in");
        pages.put("sign-up", "/sign-up");
        pages.put("not-found", "/my/" + UUID.randomUUID());
        pages.forEach(
            (name, path) -> {
              for (boolean dark : new boolean[] {false, true}) {
                guest.dark(dark);
                guest.open(path);
                guest.see("main h1, main .trouble");
                guest.seeNoMore(".skeleton");
                guest.isAccessible();
                guest.screenshot(
                    PICTURES.resolve(
                        String.join(
                                "-",
                                name,
                                screen.name().toLowerCase(java.util.Locale.ROOT),
                                language,
                                dark ? "dark" : "light")
                            + ".png"));
              }
            });
        assertThat(guest.complaints()).isEmpty();
        guest.open(checkout);
        guest.close();
        open.remove(guest);
      }
    }
  }

  private double average(String kind) {
    return berth
        .anybody("all")
        .get("/api/reviews?listingId=" + offered.get(kind))
        .body()
        .path("average")
        .asDouble();
  }

  private Browser browser(String language, Browser.Screen screen) {
    Browser browser = new Browser(berth.address("all").toString(), language, screen);
    open.add(browser);
    return browser;
  }

  private void signUp(Browser browser, String name) {
    browser.open("/sign-up");
    fillSignUp(browser, name);
    browser.see(".account");
  }

  private void fillSignUp(Browser browser, String name) {
    browser.type("[name=name]", name);
    browser.type("[name=email]", UUID.randomUUID() + "@berth.test");
    browser.type("[name=password]", PASSWORD);
    browser.click("form .button.wide");
  }

  private String nights(String kind, int inDays, int nights) {
    LocalDate from = LocalDate.now(SEOUL).plusDays(inDays);
    return "/listings/" + offered.get(kind) + "?from=" + from + "&to=" + from.plusDays(nights);
  }

  /** Books and pays; the browser shows the booking then. */
  private String bookNights(Browser guest, String kind, int inDays, int nights) {
    guest.open(nights(kind, inDays, nights));
    guest.click(".box .button.wide:not(:disabled)");
    guest.seePath("/checkout/.*");
    guest.click("form .button.wide");
    guest.see(".stage.good");
    guest.click(".stage .button:not(.secondary)");
    guest.seePath("/my/.*");
    guest.see(".actions");
    return guest.path().substring("/my/".length());
  }

  private void offer(String kind, String english, String more) {
    String korean = "STAY".equals(kind) ? "시험의 한옥" : english;
    String units =
        "HOTEL_ROOM".equals(kind)
            ? "{'name': '1'}, {'name': '2'}, {'name': '3'}, {'name': '4'}, {'name': '5'}"
            : "{'name': '1'}";
    String listing =
        """
        {'kind': '%s', 'title': {'ko': '%s', 'en': '%s'}, 'timeZone': 'Asia/Seoul',
         'location': {'address': '서울시 마포구 토정로 37', 'lat': 37.5402, 'lon': 126.9407},
         'units': [%s], 'amenities': ['wifi'], %s}
        """
            .formatted(kind, korean, english, units, more)
            .replace('\'', '"');
    Reply reply = host.post("/api/listings", listing);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    offered.put(kind, reply.id());
  }

  private static String titleOf(String kind) {
    return switch (kind) {
      case "STAY" -> "Hanok of the test";
      case "HOTEL_ROOM" -> "Hotel of the test";
      case "DINING" -> "Table of the test";
      case "CAR" -> "Car of the test";
      case "MEETING_ROOM" -> "Room of the test";
      default -> "Book of the test";
    };
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
