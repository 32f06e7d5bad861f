package io.berth.payment.adapter.in.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Payment's API as booking and people speak to it. */
final class PaymentDriver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI address;

  /**
   * @param address of payment, without a slash at the end
   */
  PaymentDriver(URI address) {
    this.address = address;
  }

  /** An answer: its status, its body and its signature. */
  record Answer(int status, JsonNode body, HttpResponse<String> response) {
    String state() {
      return body.path("state").asText();
    }

    String problem() {
      return body.path("type").asText().replace("urn:berth:problem:", "");
    }

    String signature() {
      return response.headers().firstValue("Berth-Payment").orElse("");
    }
  }

  /** A charge that can be sent; each one is new. */
  static Map<String, Object> aCharge(String token, boolean capture) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (String id : new String[] {"chargeId", "bookingId", "listingId", "guestId", "hostId"}) {
      body.put(id, UUID.randomUUID().toString());
    }
    body.put("purpose", "BOOKING");
    body.put("amount", 242_000);
    body.put("currency", "KRW");
    body.put("token", token);
    body.put("capture", capture);
    return body;
  }

  Answer charge(String bearer, Map<String, Object> charge) {
    try {
      return post(bearer, "", JSON.writeValueAsString(charge));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer capture(String bearer, Object chargeId) {
    return post(bearer, "/" + chargeId + "/capture", "");
  }

  Answer resolve(String bearer, Object chargeId) {
    return post(bearer, "/" + chargeId + "/resolution", "");
  }

  Answer ofBooking(String bearer, Object bookingId) {
    return get(bearer, "?bookingId=" + bookingId);
  }

  Answer get(String bearer, String path) {
    return send(bearer, path, HttpRequest.newBuilder().GET());
  }

  Answer post(String bearer, String path, String json) {
    return send(
        bearer,
        path,
        json.isEmpty()
            ? HttpRequest.newBuilder().POST(BodyPublishers.noBody())
            : HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
  }

  private Answer send(String bearer, String path, HttpRequest.Builder request) {
    request.uri(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    if (bearer != null) {
      request.header("Authorization", bearer);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
