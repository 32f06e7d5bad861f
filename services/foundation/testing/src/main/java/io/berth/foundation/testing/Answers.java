package io.berth.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;

/** What tests read in answers. */
public final class Answers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Answers() {}

  public static JsonNode json(Response response, int status) {
    String body = response.readEntity(String.class);
    assertThat(response.getStatus()).as(body).isEqualTo(status);
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  public static JsonNode problem(Response response, int status, String type) {
    JsonNode problem = json(response, status);
    assertThat(response.getMediaType().toString()).startsWith("application/problem+json");
    assertThat(problem.path("type").asText()).isEqualTo("urn:berth:problem:" + type);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    if (status == 401) {
      assertThat(response.getHeaderString("WWW-Authenticate")).startsWith("Bearer");
    }
    return problem;
  }
}
