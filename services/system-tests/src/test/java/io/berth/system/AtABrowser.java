package io.berth.system;

import java.time.Duration;
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
}
