package io.berth.member.adapter.in.rest;

import static io.berth.foundation.testing.Answers.json;
import static io.berth.foundation.testing.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.RoleMatrix;
import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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
          "DELETE me", bearer -> members.erase(bearer),
          "GET contact", bearer -> members.contact(bearer, REGISTERED),
          "GET dead-letters", bearer -> members.deadLetters(bearer));

  @TestFactory
  Stream<DynamicTest> each_role_may_do_what_it_should() {
    Map<String, List<Integer>> expected =
        Map.of(
            // nobody, guest, host, admin, service
            "GET me", List.of(401, 200, 200, 200, 403),
            "PATCH me", List.of(401, 200, 200, 200, 403),
            "GET contact", List.of(401, 403, 403, 403, 200),
            "GET dead-letters", List.of(401, 403, 403, 200, 403));
    RoleMatrix matrix = RoleMatrix.of(TOKENS, "notification", "member");
    for (String role : List.of("guest", "host", "admin")) {
      matrix.with(role, TOKENS.person(UUID.fromString(REGISTERED), role));
    }
    return matrix.tests(
        expected, (endpoint, bearer) -> status(ENDPOINTS.get(endpoint).apply(bearer)));
  }

  @TestFactory
  Stream<DynamicTest> everybody_may_erase_themselves() {
    return RoleMatrix.of(TOKENS, "notification", "member")
        .tests(
            Map.of("DELETE me", List.of(401, 204, 204, 204, 403)),
            (endpoint, bearer) -> members.erase(bearer).getStatus());
  }

  private static int status(Response response) {
    switch (response.getStatus()) {
      case 401 -> problem(response, 401, "unauthenticated");
      case 403 -> problem(response, 403, "forbidden");
      default -> json(response, response.getStatus());
    }
    return response.getStatus();
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
