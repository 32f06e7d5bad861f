package io.berth.notification.adapter.in.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Notification as people and other contexts speak to it, and the people themselves. */
final class NotificationDriver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final RunningService service;

  NotificationDriver(RunningService service) {
    this.service = service;
  }

  /** An answer: its status and its body. */
  record Answer(int status, JsonNode body) {
    String problem() {
      return body.path("type").asText().replace("urn:berth:problem:", "");
    }
  }

  /** Somebody registered at member. */
  record Person(UUID id, String email, String bearer) {}

  Person register(String name, String locale, String role) {
    String email = role + "-" + UUID.randomUUID() + "@berth.test";
    String body =
        """
        {"email":"%s","password":"some-good-pass-1","name":"%s","locale":"%s","roles":["%s"]}
        """
            .formatted(email, name, locale, role);
    Answer answer =
        send(
            null,
            null,
            service.server().address() + "/api/members",
            json(HttpRequest.newBuilder(), "POST", body));
    if (answer.status() != 201) {
      throw new AssertionError("not registered: " + answer);
    }
    UUID id = UUID.fromString(answer.body().path("id").asText());
    return new Person(id, email, service.tokens().person(id, role));
  }

  Answer get(String bearer, String path) {
    return get(bearer, path, null);
  }

  Answer get(String bearer, String path, String language) {
    return send(bearer, language, service.address() + path, HttpRequest.newBuilder().GET());
  }

  Answer post(String bearer, String path) {
    return send(
        bearer,
        null,
        service.address() + path,
        HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
  }

  Answer put(String bearer, String path, String body) {
    return send(
        bearer, null, service.address() + path, json(HttpRequest.newBuilder(), "PUT", body));
  }

  /** Publishes the example of a type, now, about this booking of this guest and this host. */
  void tell(String context, String type, long sequence, UUID booking, Person guest, Person host) {
    String data =
        Contracts.example(context, type)
            .replace("1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6", booking.toString())
            .replace("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21", guest.id().toString())
            .replace("0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30", host.id().toString())
            .replace("c0ffee00-1111-4222-8333-444455556666", UUID.randomUUID().toString());
    Event event = ExampleEvents.of(context, type, sequence, data);
    Map<String, String> headers = new LinkedHashMap<>(ExampleEvents.headers(event));
    headers.put("ce_time", Instant.now().toString());
    service.topics().send("berth." + context + ".events", event.key(), event.data(), headers);
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body));
  }

  private Answer send(String bearer, String language, String uri, HttpRequest.Builder request) {
    request.uri(URI.create(uri)).timeout(Duration.ofSeconds(40));
    if (bearer != null) {
      request.header("Authorization", bearer);
    }
    if (language != null) {
      request.header("Accept-Language", language);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
