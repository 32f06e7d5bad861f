package io.berth.member.adapter.in.rest;

import static io.berth.foundation.testing.Answers.json;
import static io.berth.foundation.testing.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/** Who may do what, and which tokens are none. */
@MicroShedTest
public class MemberAccessIT {
  @RESTClient public static MembersDriver members;

  private static final RunningService SERVICE = RunningService.get();
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final String REGISTERED = register();

  private static final Map<String, Function<String, Response>> ENDPOINTS =
      Map.of(
          "GET me", bearer -> members.me(bearer),
          "PATCH me", bearer -> members.revise(bearer, null, "{}"),
          "GET contact", bearer -> members.contact(bearer, REGISTERED),
          "GET dead-letters", bearer -> members.deadLetters(bearer));

  static Stream<Arguments> matrix() {
    return Stream.of(
        Arguments.of("nobody", "GET me", 401),
        Arguments.of("nobody", "PATCH me", 401),
        Arguments.of("nobody", "GET contact", 401),
        Arguments.of("nobody", "GET dead-letters", 401),
        Arguments.of("guest", "GET me", 200),
        Arguments.of("guest", "PATCH me", 200),
        Arguments.of("guest", "GET contact", 403),
        Arguments.of("guest", "GET dead-letters", 403),
        Arguments.of("host", "GET me", 200),
        Arguments.of("host", "PATCH me", 200),
        Arguments.of("host", "GET contact", 403),
        Arguments.of("host", "GET dead-letters", 403),
        Arguments.of("admin", "GET me", 200),
        Arguments.of("admin", "PATCH me", 200),
        Arguments.of("admin", "GET contact", 403),
        Arguments.of("admin", "GET dead-letters", 200),
        Arguments.of("service", "GET me", 403),
        Arguments.of("service", "PATCH me", 403),
        Arguments.of("service", "GET contact", 200),
        Arguments.of("service", "GET dead-letters", 403));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("matrix")
  void each_role_may_do_what_it_should(String role, String endpoint, int status) {
    String bearer =
        switch (role) {
          case "nobody" -> null;
          case "service" -> TOKENS.service("notification", "member");
          default -> TOKENS.person(UUID.fromString(REGISTERED), role);
        };

    Response response = ENDPOINTS.get(endpoint).apply(bearer);

    switch (status) {
      case 401 -> problem(response, 401, "unauthenticated");
      case 403 -> problem(response, 403, "forbidden");
      default -> json(response, status);
    }
  }

  static Stream<Arguments> badTokens() {
    String member = REGISTERED;
    return Stream.of(
        Arguments.of("forged", token(member).forge()),
        Arguments.of("unsigned", token(member).unsigned()),
        Arguments.of("expired", token(member).life(Duration.ofSeconds(-15)).sign()),
        Arguments.of("for another service", token(member).audience("payment").sign()),
        Arguments.of("of another issuer", token(member).issuer("elsewhere").sign()),
        Arguments.of("a service as a person", token(member).signer("booking").sign()),
        Arguments.of(
            "a service as another service",
            token("payment").signer("booking").groups("service").sign()),
        Arguments.of(
            "a service as administrator",
            token("booking").signer("booking").groups("service", "admin").sign()),
        Arguments.of("a person as a service", token(member).groups("service").sign()),
        Arguments.of("no member's id", token("root").sign()),
        Arguments.of("garbage", "Bearer x.y.z"),
        Arguments.of("another scheme", "Basic YWRtaW46YWRtaW4="));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void a_token_that_does_not_hold_is_refused_everywhere(String name, String bearer) {
    ENDPOINTS.forEach((endpoint, call) -> problem(call.apply(bearer), 401, "unauthenticated"));
  }

  @Test
  void a_good_token_of_a_member_that_does_not_exist_finds_nothing() {
    problem(members.me(TOKENS.person(UUID.randomUUID(), "guest")), 404, "member-unknown");
  }

  @Test
  void answers_are_not_stored_on_the_way() {
    Response me = members.me(TOKENS.person(UUID.fromString(REGISTERED), "guest"));

    assertThat(me.getHeaderString("Cache-Control")).contains("no-store");
    assertThat(me.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(me.getHeaderString("Set-Cookie")).isNull();
  }

  private static Tokens.Draft token(String subject) {
    return TOKENS.token().subject(subject);
  }

  private static String register() {
    try (var client = jakarta.ws.rs.client.ClientBuilder.newClient()) {
      Response response =
          client
              .target(SERVICE.address())
              .request()
              .post(
                  jakarta.ws.rs.client.Entity.json(
                      MemberLifeIT.registration(
                          UUID.randomUUID() + "@example.com", "[\"guest\"]")));
      return json(response, 201).path("id").asText();
    }
  }
}
