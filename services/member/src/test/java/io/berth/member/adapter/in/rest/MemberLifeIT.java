package io.berth.member.adapter.in.rest;

import static io.berth.foundation.testing.Answers.json;
import static io.berth.foundation.testing.Answers.problem;
import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Topics;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/** A member's life, as a new colleague should read it first. */
@MicroShedTest
public class MemberLifeIT {
  @RESTClient public static MembersDriver members;

  private final RunningService service = RunningService.get();

  @Test
  void a_member_registers_signs_in_stays_signed_in_and_signs_out() {
    String email = UUID.randomUUID() + "@example.com";
    Response registered = members.register(registration(email, "[\"guest\",\"host\"]"));
    JsonNode member = json(registered, 201);
    String id = member.path("id").asText();
    assertThat(registered.getHeaderString("Location")).isEqualTo("/api/members/" + id);
    assertThat(member.path("email").asText()).isEqualTo(email);
    assertThat(member.path("roles").toString()).isEqualTo("[\"guest\",\"host\"]");

    Response signedIn = members.signIn(credentials(email, "correct horse"));
    JsonNode token = json(signedIn, 200);
    String cookie = signedIn.getHeaderString("Set-Cookie");
    assertThat(cookie)
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/api/members/tokens")
        .contains("Max-Age=2592000");
    assertThat(Instant.parse(token.path("expiresAt").asText()))
        .isBetween(Instant.now().plusSeconds(880), Instant.now().plusSeconds(901));
    JsonNode me = json(members.me(bearer(token)), 200);
    assertThat(me).isEqualTo(member);

    Response refreshed = members.refresh(refreshToken(signedIn));
    json(members.me(bearer(json(refreshed, 200))), 200);

    Response signedOut = members.signOut(refreshToken(refreshed));
    assertThat(signedOut.getStatus()).isEqualTo(204);
    assertThat(signedOut.getHeaderString("Set-Cookie")).contains("Max-Age=0");
    problem(members.refresh(refreshToken(refreshed)), 401, "session-ended");
  }

  @Test
  void who_is_erased_is_gone_at_once_and_for_ever() {
    String email = register();
    Response signedIn = members.signIn(credentials(email, "correct horse"));
    String living = bearer(json(signedIn, 200));
    String id = json(members.me(living), 200).path("id").asText();

    Response erased = members.erase(living);

    assertThat(erased.getStatus()).isEqualTo(204);
    assertThat(erased.getHeaderString("Set-Cookie")).contains("Max-Age=0");
    problem(members.refresh(refreshToken(signedIn)), 401, "session-ended");
    problem(members.signIn(credentials(email, "correct horse")), 401, "sign-in-refused");
    problem(members.me(living), 404, "member-unknown");
    problem(members.revise(living, null, "{\"name\": \"Again\"}"), 404, "member-unknown");
    assertThat(members.erase(living).getStatus()).as("a second time").isEqualTo(204);
    eventually(
        Duration.ofSeconds(20),
        () ->
            assertThat(service.topics().read("berth.member.events"))
                .filteredOn(event -> event.key().equals(id))
                .extracting(event -> Topics.header(event, "ce_type"))
                .containsExactly("MemberRegistered", "MemberErased"));
  }

  @Test
  void a_refresh_token_that_comes_twice_ends_the_session() {
    String email = register();
    Response signedIn = members.signIn(credentials(email, "correct horse"));
    Response refreshed = members.refresh(refreshToken(signedIn));

    problem(members.refresh(refreshToken(signedIn)), 401, "session-ended");

    problem(members.refresh(refreshToken(refreshed)), 401, "session-ended");
    problem(members.refresh("made-up"), 401, "session-ended");
    problem(members.refresh(null), 401, "session-ended");
  }

  @Test
  void an_unknown_address_and_a_wrong_password_get_the_same_answer() {
    String email = register();

    JsonNode wrong =
        problem(members.signIn(credentials(email, "not this one")), 401, "sign-in-refused");
    JsonNode unknown =
        problem(
            members.signIn(credentials(UUID.randomUUID() + "@example.com", "not this one")),
            401,
            "sign-in-refused");

    assertThat(unknown).isEqualTo(wrong);
  }

  @Test
  void after_too_many_failures_even_the_right_password_has_to_wait() {
    String email = register();
    for (int i = 0; i < 5; i++) {
      problem(members.signIn(credentials(email, "not this one")), 401, "sign-in-refused");
    }

    Response refused = members.signIn(credentials(email, "correct horse"));

    problem(refused, 429, "too-many-attempts");
    assertThat(Integer.parseInt(refused.getHeaderString("Retry-After"))).isBetween(1, 900);
  }

  @Test
  void demo_accounts_can_not_be_used_through_a_proxy() {
    String email = "guest-" + UUID.randomUUID() + "@berth.demo";
    json(members.register(registration(email, "[\"guest\"]")), 201);

    json(members.signIn(credentials(email, "correct horse")), 200);

    problem(
        members.signInThrough("203.0.113.7", credentials(email, "correct horse")),
        401,
        "sign-in-refused");
  }

  @Test
  void an_address_registers_once_however_it_is_written() {
    String email = register();

    problem(
        members.register(registration(email.toUpperCase(java.util.Locale.ROOT), "[\"guest\"]")),
        409,
        "email-taken");
  }

  @Test
  void a_revision_is_seen_told_and_in_the_next_token() {
    String email = register();
    Response signedIn = members.signIn(credentials(email, "correct horse"));
    String bearer = bearer(json(signedIn, 200));
    Response before = members.me(bearer);

    Response revised =
        members.revise(
            bearer,
            before.getHeaderString("ETag"),
            "{\"name\":\"Ari Kim\",\"locale\":\"en\",\"roles\":[\"guest\",\"host\"]}");

    JsonNode me = json(revised, 200);
    assertThat(me.path("name").asText()).isEqualTo("Ari Kim");
    assertThat(revised.getHeaderString("ETag")).isNotEqualTo(before.getHeaderString("ETag"));
    problem(
        members.revise(bearer, before.getHeaderString("ETag"), "{\"name\":\"Late\"}"),
        412,
        "stale");
    JsonNode next = json(members.refresh(refreshToken(signedIn)), 200);
    assertThat(claims(next).path("groups").toString()).isEqualTo("[\"guest\",\"host\"]");
    String id = me.path("id").asText();
    eventually(
        Duration.ofSeconds(20),
        () -> {
          var told =
              service.topics().read("berth.member.events").stream()
                  .filter(in -> in.key().equals(id))
                  .toList();
          assertThat(told)
              .extracting(in -> Topics.header(in, "ce_type"))
              .containsExactly("MemberRegistered", "MemberRevised");
          told.forEach(
              in ->
                  assertThat(
                          Contracts.violations("member", Topics.header(in, "ce_type"), in.value()))
                      .isEmpty());
        });
  }

  @Test
  void tokens_say_who_for_whom_and_are_signed_by_the_published_key() throws Exception {
    String email = register();
    JsonNode token = json(members.signIn(credentials(email, "correct horse")), 200);

    JsonNode claims = claims(token);

    assertThat(claims.path("iss").asText()).isEqualTo("berth");
    assertThat(claims.path("aud").asText()).isEqualTo("berth");
    assertThat(claims.path("groups").toString()).isEqualTo("[\"guest\"]");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
    String keys = members.keys().readEntity(String.class);
    assertThat(keys).doesNotContain("\"d\"").doesNotContain("\"p\"");
    var signature = new org.jose4j.jws.JsonWebSignature();
    signature.setCompactSerialization(token.path("token").asText());
    signature.setKey(new org.jose4j.jwk.JsonWebKeySet(keys).getJsonWebKeys().get(0).getKey());
    assertThat(signature.verifySignature()).isTrue();
  }

  @Test
  void the_first_administrator_can_sign_in() {
    JsonNode token =
        json(members.signIn(credentials("admin@example.com", "first-admin-pass")), 200);

    assertThat(claims(token).path("groups").toString()).isEqualTo("[\"admin\"]");
    json(members.deadLetters(bearer(token)), 200);
  }

  @Test
  void a_service_learns_how_to_write_to_a_member() {
    String email = UUID.randomUUID() + "@example.com";
    String id = json(members.register(registration(email, "[\"guest\"]")), 201).path("id").asText();
    String notification = service.tokens().service("notification", "member");

    JsonNode contact = json(members.contact(notification, id), 200);

    assertThat(contact.toString())
        .isEqualTo(
            "{\"memberId\":\"%s\",\"email\":\"%s\",\"name\":\"아리\",\"locale\":\"ko\"}"
                .formatted(id, email));
    problem(members.contact(notification, UUID.randomUUID().toString()), 404, "member-unknown");
    problem(members.contact(notification, "no-uuid"), 404, "not-found");
  }

  private static String register() {
    String email = UUID.randomUUID() + "@example.com";
    json(members.register(registration(email, "[\"guest\"]")), 201);
    return email;
  }

  static String registration(String email, String roles) {
    return """
        {"email":"%s","password":"correct horse","name":"아리","locale":"ko","roles":%s}"""
        .formatted(email, roles);
  }

  private static String credentials(String email, String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  private static String bearer(JsonNode token) {
    return "Bearer " + token.path("token").asText();
  }

  private static JsonNode claims(JsonNode token) {
    String payload = token.path("token").asText().split("\\.")[1];
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper()
          .readTree(java.util.Base64.getUrlDecoder().decode(payload));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String refreshToken(Response response) {
    String cookie = response.getHeaderString("Set-Cookie");
    return cookie.substring("berth-refresh=".length(), cookie.indexOf(';'));
  }
}
