package io.berth.notification.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.RoleMatrix;
import io.berth.foundation.testing.RunningService;
import io.berth.launcher.Mail;
import io.berth.notification.adapter.in.rest.NotificationDriver.Answer;
import io.berth.notification.adapter.in.rest.NotificationDriver.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Notification on Open Liberty with Kafka, Derby and a mail server, beside the real member. */
@MicroShedTest
public class NotificationsIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final RunningService service = RunningService.get();
  private final NotificationDriver berth = new NotificationDriver(service);
  private final Person guest = berth.register("김손님", "ko", "guest");
  private final Person host = berth.register("Hana Host", "en", "host");
  private final String admin = service.tokens().person(UUID.randomUUID(), "admin");

  /** A booking's life, read first. */
  @Test
  void guest_and_host_are_told_in_their_languages_in_the_history_and_by_e_mail() {
    UUID booking = UUID.randomUUID();
    berth.tell("payment", "PaymentCaptured", 1, booking, guest, host);
    berth.tell("booking", "BookingPaying", 1, booking, guest, host);
    berth.tell("booking", "BookingConfirmed", 2, booking, guest, host);
    berth.tell("listing", "ListingPublished", 1, booking, guest, host);

    eventually(
        SOON,
        () -> {
          JsonNode item = berth.get(guest.bearer(), "").body().at("/items/0");
          assertThat(item.at("/title").asText()).isEqualTo("숙박 예약이 확정되었습니다");
          assertThat(item.at("/text").asText()).contains("한강이 보이는 방", "₩242,000", "Asia/Seoul");
          assertThat(item.at("/mail/state").asText()).isEqualTo("SENT");
        });
    JsonNode page = berth.get(guest.bearer(), "", "en").body();

    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("unread").asLong()).isEqualTo(1);
    JsonNode item = page.at("/items/0");
    assertThat(item.path("title").asText()).isEqualTo("Your stay is confirmed");
    assertThat(item.path("type").asText()).isEqualTo("BookingConfirmed");
    assertThat(item.path("bookingId").asText()).isEqualTo(booking.toString());
    assertThat(item.at("/period/timeZone").asText()).isEqualTo("Asia/Seoul");
    assertThat(item.at("/amount/amount").asLong()).isEqualTo(242_000);
    eventually(SOON, () -> assertThat(service.mailbox().messagesTo(host.email())).hasSize(1));
    Mail mail = service.mailbox().messagesTo(guest.email()).get(0);
    assertThat(mail.subject()).isEqualTo("[Berth test] 숙박 예약이 확정되었습니다 · 한강이 보이는 방");
    assertThat(mail.text()).contains("김손님님, 안녕하세요.");
    assertThat(mail.messageId()).contains(item.path("id").asText());
    assertThat(service.mailbox().messagesTo(host.email()).get(0).text())
        .contains("Hello Hana Host,");
  }

  @Test
  void reading_is_ones_own() {
    UUID booking = UUID.randomUUID();
    berth.tell("booking", "BookingConfirmed", 1, booking, guest, host);
    eventually(
        SOON, () -> assertThat(berth.get(guest.bearer(), "").body().path("items")).hasSize(1));
    String id = berth.get(guest.bearer(), "").body().at("/items/0/id").asText();

    Answer foreign = berth.post(host.bearer(), "/" + id + "/read");
    assertRefused(foreign, 404, "notification-unknown");
    assertThat(foreign.body()).isEqualTo(berth.post(host.bearer(), "/" + booking + "/read").body());
    assertRefused(berth.get(host.bearer(), "?after=" + id), 400, "invalid-request");
    assertThat(berth.get(guest.bearer(), "").body().path("unread").asLong()).isEqualTo(1);

    assertThat(berth.post(guest.bearer(), "/" + id + "/read").status()).isEqualTo(200);
    assertThat(berth.post(guest.bearer(), "/" + id + "/read").status()).isEqualTo(200);

    JsonNode page = berth.get(guest.bearer(), "").body();
    assertThat(page.path("unread").asLong()).isZero();
    assertThat(page.at("/items/0/read").asBoolean()).isTrue();
  }

  @Test
  void what_is_not_wanted_is_in_the_history_only() {
    String wanted = "{\"email\":true,\"types\":{\"BookingConfirmed\":{\"email\":false}}}";
    JsonNode kept = berth.put(guest.bearer(), "/preferences", wanted).body();
    assertThat(kept.at("/types/BookingConfirmed/email").asBoolean()).isFalse();
    assertThat(kept.at("/types/BookingCancelled/email").asBoolean()).isTrue();
    assertThat(berth.get(guest.bearer(), "/preferences").body()).isEqualTo(kept);

    berth.tell("booking", "BookingConfirmed", 1, UUID.randomUUID(), guest, host);

    eventually(
        SOON,
        () ->
            assertThat(berth.get(guest.bearer(), "").body().at("/items/0/mail/state").asText())
                .isEqualTo("OFF"));
    eventually(SOON, () -> assertThat(service.mailbox().messagesTo(host.email())).hasSize(1));
    assertThat(service.mailbox().messagesTo(guest.email())).isEmpty();
  }

  @Test
  void while_mail_server_and_member_are_away_e_mail_waits_and_the_history_goes_on() {
    service.mailbox().stop();
    service.passage("member").close();
    try {
      berth.tell("booking", "BookingConfirmed", 1, UUID.randomUUID(), guest, host);
      eventually(
          SOON,
          () -> {
            JsonNode mail = berth.get(guest.bearer(), "").body().at("/items/0/mail");
            assertThat(mail.path("state").asText()).isEqualTo("PENDING");
            assertThat(mail.path("reason").asText()).contains("member");
          });
    } finally {
      service.passage("member").reopen();
    }
    try {
      eventually(
          SOON,
          () ->
              assertThat(berth.get(guest.bearer(), "").body().at("/items/0/mail/reason").asText())
                  .contains("mail server"));
    } finally {
      service.mailbox().start();
    }

    eventually(SOON, () -> assertThat(service.mailbox().messagesTo(guest.email())).hasSize(1));
    eventually(SOON, () -> assertThat(service.mailbox().messagesTo(host.email())).hasSize(1));
  }

  @Test
  void a_member_that_does_not_answer_is_asked_again() {
    service.passage("member").silence(true);
    try {
      berth.tell("booking", "BookingConfirmed", 1, UUID.randomUUID(), guest, host);
      eventually(
          SOON,
          () ->
              assertThat(berth.get(guest.bearer(), "").body().at("/items/0/mail/reason").asText())
                  .contains("member does not answer"));
    } finally {
      service.passage("member").silence(false);
    }

    eventually(SOON, () -> assertThat(service.mailbox().messagesTo(guest.email())).hasSize(1));
  }

  @Test
  void an_e_mail_to_nobody_has_failed_and_is_counted() {
    Person nobody =
        new Person(UUID.randomUUID(), "", service.tokens().person(UUID.randomUUID(), "guest"));
    berth.tell("booking", "BookingConfirmed", 1, UUID.randomUUID(), nobody, host);
    String bearer = service.tokens().person(nobody.id(), "guest");

    eventually(
        SOON,
        () -> {
          JsonNode mail = berth.get(bearer, "").body().at("/items/0/mail");
          assertThat(mail.path("state").asText()).isEqualTo("FAILED");
          assertThat(mail.path("reason").asText()).isEqualTo("member-unknown");
        });
    assertThat(service.metrics())
        .containsPattern("berth_notification_mails\\{[^}]*state=\"failed\"[^}]*} [1-9]");
  }

  @TestFactory
  Stream<DynamicTest> each_role_may_what_it_may() {
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "", List.of(401, 200, 200, 200, 403),
            "/preferences", List.of(401, 200, 200, 200, 403),
            "/invariants", List.of(401, 403, 403, 200, 403),
            "/dead-letters", List.of(401, 403, 403, 200, 403));
    return RoleMatrix.of(service.tokens(), "booking", "notification")
        .tests(expected, (path, bearer) -> berth.get(bearer, path).status());
  }

  @Test
  void nobody_changes_anything_without_a_token() {
    assertThat(berth.post(null, "/" + UUID.randomUUID() + "/read").status()).isEqualTo(401);
    assertThat(berth.put(null, "/preferences", "{\"email\":true}").status()).isEqualTo(401);
    String booking = service.tokens().service("booking", "notification");
    assertThat(berth.put(booking, "/preferences", "{\"email\":true}").status()).isEqualTo(403);
    assertThat(berth.post(booking, "/" + UUID.randomUUID() + "/read").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "after=1"})
  void an_unknown_value_is_refused_by_name(String query) {
    Answer answer = berth.get(guest.bearer(), "?" + query);

    assertRefused(answer, 400, "invalid-request");
    assertThat(answer.body().at("/violations/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{",
        "{\"email\":\"yes\"}",
        "{\"email\":true,\"sms\":true}",
        "{\"email\":true,\"types\":{\"BookingLost\":{\"email\":true}}}",
        "{\"email\":true,\"types\":{\"BookingConfirmed\":{}}}",
        "{\"email\":true,\"types\":{\"BookingConfirmed\":null}}"
      })
  void bad_preferences_are_refused(String body) {
    assertRefused(berth.put(guest.bearer(), "/preferences", body), 400, "invalid-request");
  }

  @Test
  void no_invariant_is_broken_and_each_could_be_asked() {
    berth.tell("booking", "BookingConfirmed", 1, UUID.randomUUID(), guest, host);

    eventually(
        SOON,
        () -> {
          JsonNode checks = berth.get(admin, "/invariants").body().path("checks");
          assertThat(checks).hasSize(1);
          assertThat(checks.at("/0/violations").asText()).isEqualTo("0");
        });
  }

  private static void assertRefused(Answer answer, int status, String problem) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }
}
