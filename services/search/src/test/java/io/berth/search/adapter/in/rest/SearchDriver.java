package io.berth.search.adapter.in.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Search as people and other contexts speak to it. */
final class SearchDriver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final RunningService service;

  SearchDriver(RunningService service) {
    this.service = service;
  }

  /** An answer: its status and its body, and how many seconds to wait if it says so. */
  record Answer(int status, JsonNode body, String retryAfter) {
    String problem() {
      return body.path("type").asText().replace("urn:berth:problem:", "");
    }
  }

  Answer get(String bearer, String path) {
    return send(bearer, path, HttpRequest.Builder::GET);
  }

  Answer post(String bearer, String path, String body) {
    return send(
        bearer,
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Answer send(String bearer, String path, UnaryOperator<HttpRequest.Builder> method) {
    HttpRequest.Builder request =
        method.apply(
            HttpRequest.newBuilder(URI.create(service.address() + path))
                .timeout(Duration.ofSeconds(40)));
    if (bearer != null) {
      request.header("Authorization", bearer);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          JSON.readTree(response.body()),
          response.headers().firstValue("Retry-After").orElse(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void publish(Event event) {
    service
        .topics()
        .send(
            "berth" + event.source().replace('/', '.') + ".events",
            event.key(),
            event.data(),
            ExampleEvents.headers(event));
  }
}
