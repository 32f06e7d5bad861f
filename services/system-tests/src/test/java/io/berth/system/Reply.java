package io.berth.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/** What an API answered. */
record Reply(int status, JsonNode body, Optional<String> retryAfter) {
  String problem() {
    return body.path("type").asText().replace("urn:berth:problem:", "");
  }

  String state() {
    return body.path("state").asText();
  }

  UUID id() {
    return UUID.fromString(body.path("id").asText());
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
