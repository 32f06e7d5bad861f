package io.berth.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** People at real browsers before a server named {@code all}; each test closes those it opened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtABrowser {
  static final Duration SOON = Duration.ofSeconds(60);
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  static final String PASSWORD = "some-good-pass-1";

  Landscape berth;
  private final List<Browser> open = new CopyOnWriteArrayList<>();

  @AfterAll
  void stop() {
    if (berth != null) {
      berth.close();
    }
  }

  @AfterEach
  void closeAll() {
    open.forEach(Browser::close);
    open.clear();
  }

  void close(Browser browser) {
    browser.close();
    open.remove(browser);
  }

  Browser browser(String language, Browser.Screen screen) {
    Browser browser = new Browser(berth.address("all").toString(), language, screen);
    open.add(browser);
    return browser;
  }

  /** Answers the e-mail address. */
  String signUp(Browser browser, String name) {
    browser.open("/sign-up");
    String email = fillSignUp(browser, name);
    browser.see(".account");
    return email;
  }

  String fillSignUp(Browser browser, String name) {
    String email = UUID.randomUUID() + "@berth.test";
    browser.type("[name=name]", name);
    browser.type("[name=email]", email);
    browser.type("[name=password]", PASSWORD);
    browser.click("form .button.wide");
    return email;
  }

  /** The same member by the API. */
  Api as(String email) {
    String body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD);
    String token =
        berth.anybody("all").post("/api/members/tokens", body).body().path("token").asText();
    return new Api(berth.address("all"), "Bearer " + token);
  }

  void signIn(Browser browser, String email, String to) {
    fillSignIn(browser, email, to);
    browser.see(".account");
  }

  void fillSignIn(Browser browser, String email, String to) {
    browser.open("/sign-in?to=" + to);
    browser.type("[name=email]", email);
    browser.type("[name=password]", PASSWORD);
    browser.click("form .button.wide");
  }

  static String at(LocalDate date, int hour) {
    return "%sT%d:00+09:00".formatted(date, hour);
  }

  /** Paid by a card, or held or free without one. */
  JsonNode book(Api guest, UUID listing, String from, String to, String card) {
    String payment = card == null ? "" : ", 'payment': {'token': '" + card + "'}";
    String body =
        "{'listingId': '%s', 'from': '%s', 'to': '%s'%s}"
            .formatted(listing, from, to, payment)
            .replace('\'', '"');
    Reply reply = guest.post("/api/bookings", body);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    return reply.body();
  }

  UUID offer(String more) {
    String listing =
        "{%s, 'title': {'ko': '시험', 'en': 'Offer of the test'}, 'timeZone': 'Asia/Seoul', 'units': [{'name': '1'}], 'location': {'address': '서울시 마포구 토정로 37', 'lat': 37.5402, 'lon': 126.9407}}"
            .formatted(more)
            .replace('\'', '"');
    Reply reply = berth.as("all", UUID.randomUUID(), "host").post("/api/listings", listing);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    return reply.id();
  }
}
