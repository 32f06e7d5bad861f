package io.berth.console.trial;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.launcher.Machine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A host's day in the console, with member, listing, booking and payment on the same server. */
class ConsoleIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String PASSWORD = "correct-horse-9";
  private static final int BOOKED = 23;

  private static final Gate MEMBER = new Gate();
  private static final Gate LISTING = new Gate();
  private static final Gate BOOKING = new Gate();
  private static Machine machine;
  private static String home;
  private static String room;

  @BeforeAll
  static void start() throws Exception {
    Path folder = Path.of("target", "machine").toAbsolutePath();
    deleteTree(folder);
    Machine.Builder builder =
        Machine.in(folder)
            .jvmArgument("-XX:TieredStopAtLevel=1")
            .application("console", built("ear-legacy/ear/target/console.ear"));
    for (String context : List.of("member", "listing", "booking", "payment")) {
      builder.application(context, built("services/" + context + "/target/" + context + ".war"));
    }
    // So does booking, of listing; the gates are open unless a test closes one.
    builder.variable("berth.member.url", MEMBER.address());
    builder.variable("berth.booking.url", BOOKING.address());
    builder.variable("berth.listing.url", LISTING.address());
    machine = builder.build();
    for (Gate gate : List.of(MEMBER, LISTING, BOOKING)) {
      gate.leadTo(machine.address());
    }
    machine.start();
    plant();
  }

  @AfterAll
  static void end() {
    for (Gate gate : List.of(MEMBER, LISTING, BOOKING)) {
      gate.close();
    }
    machine.close();
  }

  @AfterEach
  void open_all_gates() {
    for (Gate gate : List.of(MEMBER, LISTING, BOOKING)) {
      gate.open();
    }
  }

  @Test
  void a_host_signs_in_and_sees_the_bookings() {
    Browser browser = new Browser(machine.address(), "en").open("/console");
    assertThat(browser.place()).startsWith("/console/sign-in?wish=");
    String before = browser.sessionId();

    browser.signIn("host@example.org", PASSWORD);

    assertThat(browser.place()).isEqualTo("/console/bookings");
    assertThat(browser.status()).isEqualTo(200);
    assertThat(browser.sessionId()).isNotNull().isNotEqualTo(before);
    assertThat(browser.page().select("tbody tr")).hasSize(20);
    assertThat(browser.page().select("tbody tr").first().text())
        .contains("A room over the Han")
        .contains("101")
        .contains("Held")
        .contains("until")
        .contains("Asia/Seoul")
        .contains("2 people")
        .contains("₩200,000");
    assertThat(browser.text()).contains("Minho");
  }

  @Test
  void the_console_speaks_korean_and_keeps_the_language_that_was_chosen() {
    Browser browser = new Browser(machine.address(), "ko-KR,en;q=0.5").open("/console/sign-in");
    assertThat(browser.page().selectFirst("h1").text()).isEqualTo("로그인");

    browser.signIn("host@example.org", PASSWORD);
    assertThat(browser.page().select("tbody tr").first().text())
        .contains("한강이 보이는 방", "임시 보류", "2명", "2027. 6.");

    browser.open("/console/bookings?state=HELD&lang=en");
    assertThat(browser.place()).isEqualTo("/console/bookings?state=HELD");
    assertThat(browser.page().selectFirst("h1").text()).isEqualTo("Bookings");
    browser.open("/console/bookings");
    assertThat(browser.page().selectFirst("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void state_listing_and_place_in_the_list_stand_in_the_address() {
    Browser browser = signedIn("en");

    browser.open(browser.page().getElementById("older").attr("href"));
    assertThat(browser.place()).contains("after=");
    assertThat(browser.page().select("tbody tr")).hasSize(BOOKED - 20);
    assertThat(browser.page().getElementById("older")).isNull();

    browser.open("/console/bookings?state=HELD&listing=" + room);
    assertThat(browser.page().select("tbody tr")).hasSize(1);
    assertThat(browser.page().select("option[selected]").eachAttr("value"))
        .containsExactly("HELD", room);

    browser.open("/console/bookings?state=COMPLETED");
    assertThat(browser.text()).contains("No booking fits", "Choose another state");

    browser.open("/console/bookings?state=NONSENSE&listing=" + home);
    assertThat(browser.text()).contains("The address of this page is not understood");
  }

  @Test
  void a_wrong_password_is_said_without_saying_what_was_wrong() {
    Browser wrong = new Browser(machine.address(), "en").open("/console/sign-in");
    wrong.signIn("host@example.org", "wrong-horse-9");
    Browser unknown = new Browser(machine.address(), "en").open("/console/sign-in");
    unknown.signIn("nobody@example.org", "wrong-horse-9");

    assertThat(wrong.text()).contains("E-mail address and password don't match");
    assertThat(unknown.page().select(".ui-messages").text())
        .isEqualTo(wrong.page().select(".ui-messages").text());
    assertThat(wrong.page().getElementById("email").val()).isEqualTo("host@example.org");
    assertThat(wrong.page().getElementById("password").val()).isEmpty();
    assertThat(wrong.open("/console/bookings").place()).startsWith("/console/sign-in");
  }

  @Test
  void who_is_signed_out_by_time_signs_in_and_sees_what_was_wanted() {
    Browser browser = signedIn("en");
    browser.loseSession();

    browser.open("/console/bookings?state=HELD&listing=" + room);
    assertThat(browser.place()).startsWith("/console/sign-in?wish=");
    browser.signIn("host@example.org", PASSWORD);

    assertThat(browser.place()).isEqualTo("/console/bookings?state=HELD&listing=" + room);
  }

  @Test
  void a_sign_in_page_that_was_open_for_too_long_opens_anew_and_keeps_the_wish() {
    Browser browser = new Browser(machine.address(), "en").open("/console/bookings?state=HELD");
    browser.loseSession();

    browser.signIn("host@example.org", PASSWORD);
    assertThat(browser.place()).startsWith("/console/sign-in?wish=");
    browser.signIn("host@example.org", PASSWORD);

    assertThat(browser.place()).isEqualTo("/console/bookings?state=HELD");
  }

  @Test
  void a_wish_leads_nowhere_but_to_the_console() {
    for (String evil :
        List.of("//evil.example", "https://evil.example", "/..//evil", "%2F%2Fevil")) {
      Browser browser = new Browser(machine.address(), "en").open("/console/sign-in?wish=" + evil);

      browser.signIn("host@example.org", PASSWORD);

      assertThat(browser.place()).isEqualTo("/console/bookings");
    }
  }

  @Test
  void a_token_that_is_refused_is_renewed_unnoticed() {
    Browser browser = signedIn("en");
    int before = MEMBER.seen();
    BOOKING.answer(401, 1);

    browser.open("/console/bookings");

    assertThat(browser.page().select("tbody tr")).hasSize(20);
    assertThat(MEMBER.seen()).isEqualTo(before + 1);
  }

  @Test
  void who_can_not_be_renewed_signs_in_again_and_sees_what_was_wanted() {
    Browser browser = signedIn("en");
    BOOKING.answer(401, 1);
    MEMBER.answer(401, 1);

    browser.open("/console/bookings?state=HELD");
    assertThat(browser.place()).startsWith("/console/sign-in?wish=");
    browser.signIn("host@example.org", PASSWORD);

    assertThat(browser.place()).isEqualTo("/console/bookings?state=HELD");
  }

  @Test
  void a_service_that_is_away_or_silent_is_said_with_a_remedy_and_the_host_stays_signed_in() {
    Browser browser = signedIn("en");

    BOOKING.answer(503, 1);
    browser.open("/console/bookings?state=HELD");
    assertThat(browser.status()).isEqualTo(503);
    assertThat(browser.text())
        .contains("Bookings can't be shown at the moment", "You stay signed in", "Try again");
    assertThat(browser.page().select("main a").eachAttr("href"))
        .contains("/console/bookings?state=HELD");

    BOOKING.fallSilent();
    long begin = System.nanoTime();
    browser.open("/console/bookings");
    assertThat(browser.status()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(7));

    BOOKING.open();
    eventually(
        Duration.ofSeconds(10),
        () -> assertThat(browser.open("/console/bookings").status()).isEqualTo(200));
  }

  @Test
  void bookings_are_shown_without_names_while_listing_is_away() {
    Browser browser = signedIn("ko");
    LISTING.answer(500, 1);

    browser.open("/console/bookings");

    assertThat(browser.page().select("tbody tr")).hasSize(20);
    assertThat(browser.text()).contains("지금은 상품 이름을 불러올 수 없습니다");
  }

  @Test
  void nobody_signs_in_while_member_is_away_and_the_password_is_not_blamed() {
    Browser browser = new Browser(machine.address(), "en").open("/console/sign-in");
    MEMBER.answer(503, 1);

    browser.signIn("host@example.org", PASSWORD);

    assertThat(browser.text()).contains("the member service does not answer");
  }

  @Test
  void a_host_without_bookings_and_a_guest_are_told_what_to_do() {
    Browser fresh = new Browser(machine.address(), "en").open("/console/sign-in");
    fresh.signIn("fresh@example.org", PASSWORD);
    Browser guest = new Browser(machine.address(), "en").open("/console/sign-in");
    guest.signIn("guest@example.org", PASSWORD);

    assertThat(fresh.text()).contains("No bookings yet");
    assertThat(guest.text()).contains("This account is no host", "Sign out");
  }

  @Test
  void signing_out_ends_the_session_here_and_at_member() {
    Browser browser = signedIn("en");
    int before = MEMBER.seen();

    browser.submit("session", "session:signOut", Map.of());

    assertThat(browser.place()).isEqualTo("/console/sign-in");
    assertThat(MEMBER.seen()).isEqualTo(before + 1);
    assertThat(browser.open("/console/bookings").place()).startsWith("/console/sign-in");
  }

  @Test
  void a_form_that_another_site_made_up_does_nothing() throws Exception {
    Browser browser = signedIn("en");

    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(machine.address().resolve("/console/bookings"))
                .header("Cookie", "berth-console=" + browser.sessionId())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "session=session&session%3AsignOut=x&jakarta.faces.ViewState=made-up"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isNotEqualTo(302);
    assertThat(browser.open("/console/bookings").status()).isEqualTo(200);
  }

  @Test
  void the_session_is_out_of_reach_for_scripts_and_other_sites() {
    Browser browser = new Browser(machine.address(), "en");

    HttpResponse<String> answer = first("/console/sign-in");

    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("berth-console="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Strict", "Path=/console")
        .doesNotContain("Secure");
    browser.open("/console/sign-in").signIn("host@example.org", PASSWORD);
    assertThat(browser.page().html()).doesNotContain("eyJ");
    assertThat(browser.headers("Content-Security-Policy"))
        .anyMatch(policy -> policy.contains("frame-ancestors 'none'"))
        .anyMatch(policy -> policy.contains("script-src") && policy.contains("'nonce-"));
    assertThat(browser.headers("Cache-Control")).anyMatch(value -> value.contains("no-store"));
  }

  @Test
  void a_page_that_does_not_exist_is_said_in_the_readers_language() {
    Browser browser = signedIn("ko").open("/console/nowhere");

    assertThat(browser.status()).isEqualTo(404);
    assertThat(browser.text()).contains("그런 화면이 없습니다").doesNotContain("SRVE");
  }

  private static Browser signedIn(String language) {
    Browser browser = new Browser(machine.address(), language).open("/console/sign-in");
    browser.signIn("host@example.org", PASSWORD);
    assertThat(browser.place()).isEqualTo("/console/bookings");
    return browser;
  }

  private static void plant() throws Exception {
    for (String role : List.of("host", "guest")) {
      register(role + "@example.org", role);
    }
    register("fresh@example.org", "host");
    String host = token("host@example.org");
    home = offer(host, "한강이 보이는 방", "A room over the Han");
    room = offer(host, "작은 방", "A small room");
    String guest = token("guest@example.org");
    for (int i = 0; i < BOOKED; i++) {
      boolean onlyHeld = i == 0 || i == BOOKED - 1;
      JsonNode booked =
          post(
              "/api/bookings",
              guest,
              """
              {"listingId": "%s", "from": "%s", "to": "%s", "guests": 2%s}
              """
                  .formatted(
                      i == 0 ? room : home,
                      LocalDate.of(2027, 5, 1).plusDays(2L * i),
                      LocalDate.of(2027, 5, 3).plusDays(2L * i),
                      onlyHeld ? "" : ", \"payment\": {\"token\": \"tok_ok\"}"),
              201);
      assertThat(booked.path("state").asText()).isEqualTo(onlyHeld ? "HELD" : "CONFIRMED");
    }
  }

  private static void register(String email, String role) throws Exception {
    post(
        "/api/members",
        null,
        """
        {"email": "%s", "password": "%s", "name": "Minho", "locale": "en", "roles": ["%s"]}
        """
            .formatted(email, PASSWORD, role),
        201);
  }

  private static String token(String email) throws Exception {
    return post(
            "/api/members/tokens",
            null,
            "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD),
            200)
        .path("token")
        .asText();
  }

  private static String offer(String host, String korean, String english) throws Exception {
    return post(
            "/api/listings",
            host,
            """
            {"kind": "STAY", "title": {"ko": "%s", "en": "%s"}, "timeZone": "Asia/Seoul",
             "units": [{"name": "101"}], "maxGuests": 2,
             "price": {"perSlot": 100000, "currency": "KRW"}}
            """
                .formatted(korean, english),
            201)
        .path("id")
        .asText();
  }

  private static JsonNode post(String path, String token, String json, int expected)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(machine.address().resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> first(String path) {
    try {
      URI address = machine.address().resolve(path);
      return CLIENT.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Path built(String file) {
    Path archive = Path.of(System.getProperty("berth.root"), file);
    assertThat(archive).exists();
    return archive;
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
