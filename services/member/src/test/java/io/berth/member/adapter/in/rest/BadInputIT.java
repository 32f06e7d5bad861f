package io.berth.member.adapter.in.rest;

import static io.berth.foundation.testing.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.RunningService;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/** What can be wrong with a request, and the field and rule that the answer names. */
@MicroShedTest
public class BadInputIT {
  @RESTClient public static MembersDriver members;

  private static final Client CLIENT = ClientBuilder.newClient();
  private final String address = RunningService.get().address().toString();

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                                             | email    | NotNull
          null                                                                           | body     | NotNull
          []                                                                             | body     | Type
          {"email":                                                                      | body     | Json
          hello                                                                          | body     | Json
          {"email":"a@example.com","password":"correct horse","name":"A"} x              | body     | Json
          {"email":"a@example.com","email":"b@example.com"}                              | body     | Json
          {"email":"a@example.com","password":"correct horse","name":"A","admin":true}   | admin    | UnknownField
          {"email":5,"password":"correct horse","name":"A"}                              | email    | Format
          {"email":{"a":1},"password":"correct horse","name":"A"}                        | email    | Type
          {"email":"nobody","password":"correct horse","name":"A"}                       | email    | Pattern
          {"email":"a@example.com","password":null,"name":"A"}                           | password | NotNull
          {"email":"a@example.com","password":"correct horse","name":"  "}               | name     | NotBlank
          {"email":"a@example.com","password":"correct horse","name":"A","locale":"fr"}  | locale   | Pattern
          {"email":"a@example.com","password":"correct horse","name":"A","roles":"guest"}| roles    | Type
          {"email":"a@example.com","password":"correct horse","name":"A","roles":[]}     | roles    | Size
          {"email":"a@example.com","password":"correct horse","name":"A","roles":["admin"]} | roles[0] | Pattern
          {"email":"a@example.com","password":"correct horse","name":"A","roles":[null]} | roles[0] | NotNull
          """)
  void a_bad_registration_is_told_its_field_and_rule(String body, String field, String rule) {
    JsonNode problem = problem(members.register(body), 400, "invalid-request");

    assertThat(problem.path("violations").findValuesAsText("field")).contains(field);
    assertThat(problem.path("violations").findValuesAsText("rule")).contains(rule);
  }

  @ParameterizedTest
  @CsvSource({"short12", "password1", "weak-one@example.com", "weak-one"})
  void a_weak_password_is_refused(String password) {
    JsonNode problem =
        problem(
            members.register(
                "{\"email\":\"weak-one@example.com\",\"password\":\"%s\",\"name\":\"A\"}"
                    .formatted(password)),
            400,
            "weak-password");

    assertThat(problem.path("violations").findValuesAsText("field")).containsExactly("password");
  }

  @Test
  void a_registration_without_a_body_is_refused() {
    problem(members.register(""), 400, "invalid-request");
  }

  @Test
  void a_body_of_a_megabyte_is_refused() {
    String body = "{\"email\":\"" + "a".repeat(1_000_000) + "\"}";

    problem(members.register(body), 413, "too-large");
  }

  @Test
  void a_body_that_is_no_json_type_is_refused() {
    Response response = CLIENT.target(address).request().post(Entity.text("email=a@example.com"));

    problem(response, 415, "unsupported-media-type");
  }

  @Test
  void an_unknown_address_is_not_found() {
    problem(CLIENT.target(address + "/no/such/thing").request().get(), 404, "not-found");
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    Response response = CLIENT.target(address).request().delete();

    problem(response, 405, "method-not-allowed");
    assertThat(response.getHeaderString("Allow")).contains("POST");
  }

  @Test
  void a_client_that_wants_a_page_is_told_that_there_is_none() {
    problem(CLIENT.target(address + "/jwks").request("text/html").get(), 406, "not-acceptable");
  }

  @Test
  void a_query_that_can_not_be_read_is_refused_by_its_name() {
    String admin = RunningService.get().tokens().person(java.util.UUID.randomUUID(), "admin");

    JsonNode problem =
        problem(
            CLIENT
                .target(address + "/dead-letters?limit=many")
                .request()
                .header("Authorization", admin)
                .get(),
            400,
            "invalid-request");

    assertThat(problem.path("violations").findValuesAsText("field")).containsExactly("limit");
  }
}
