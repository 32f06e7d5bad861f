package io.berth.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests as a test says them. */
final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  static String get(URI address, String path) throws IOException, InterruptedException {
    HttpResponse<String> response = send(HttpRequest.newBuilder(address.resolve(path)).GET());
    return response.statusCode() == 200
        ? response.body()
        : response.statusCode() + " " + response.body();
  }

  static int post(URI address, String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path))
            .POST(HttpRequest.BodyPublishers.noBody()))
        .statusCode();
  }

  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
