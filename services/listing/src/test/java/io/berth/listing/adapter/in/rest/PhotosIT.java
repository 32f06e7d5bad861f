package io.berth.listing.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.RoleMatrix;
import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import io.berth.foundation.testing.Topics;
import io.berth.listing.application.Pictures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Photos on Liberty: as a browser or curl sends and gets them. */
@MicroShedTest
public class PhotosIT {
  private static final RunningService SERVICE = RunningService.get();
  private static final Tokens TOKENS = SERVICE.tokens();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String HOST = TOKENS.person(UUID.randomUUID(), "host");
  private static final String JPEG = "image/jpeg";
  private static final String JSON = "application/json";
  private static final String HOME =
      """
      {"kind": "STAY", "title": {"ko": "방", "en": "A room"}, "timeZone": "Asia/Seoul",
       "units": [{"name": "101"}], "price": {"perSlot": 100000, "currency": "KRW"}}
      """;

  @Test
  void a_host_adds_photos_arranges_them_and_everybody_sees_them() throws Exception {
    String listing = offered();
    byte[] camera =
        Pictures.withExif(Pictures.jpeg(Pictures.twoColours(2000, 1000)), 6, "Mapo-daero 1");

    HttpResponse<byte[]> added = send("POST", HOST, listing + "/photos", JPEG, camera);
    HttpResponse<byte[]> second =
        send("POST", HOST, listing + "/photos", "image/webp", Pictures.webp(400, 300, 9, 8, 7));

    assertThat(added.statusCode()).as(text(added)).isEqualTo(201);
    String photo = json(added).path("id").asText();
    assertThat(json(added).path("widths").toString()).isEqualTo("[320,640,1000]");
    assertThat(added.headers().firstValue("ETag")).contains("\"2\"");
    String location = added.headers().firstValue("Location").orElseThrow();
    assertThat(location).endsWith("/api/listings/photos/" + photo + "/1000");
    String arrangement =
        """
        {"photos": [{"id": "%s", "alt": {"ko": "창", "en": "A window"}}, {"id": "%s"}]}
        """
            .formatted(json(second).path("id").asText(), photo);
    assertThat(problem(put(listing, null, arrangement))).isEqualTo("428 precondition-required");
    assertThat(problem(put(listing, "\"2\"", arrangement))).isEqualTo("412 stale");
    HttpResponse<byte[]> arranged = put(listing, "\"3\"", arrangement);
    assertThat(arranged.statusCode()).as(text(arranged)).isEqualTo(200);
    JsonNode shown = json(send("GET", null, listing, null, null)).path("photos");
    assertThat(shown).hasSize(2);
    assertThat(shown.at("/0/alt/en").asText()).isEqualTo("A window");
    assertThat(shown.at("/1/id").asText()).isEqualTo(photo);
    isTold(listing, "A window");

    assertThat(send("DELETE", HOST, listing + "/photos/" + photo, null, null).statusCode())
        .isEqualTo(204);
    assertThat(problem(send("DELETE", HOST, listing + "/photos/" + photo, null, null)))
        .isEqualTo("404 photo-unknown");
    assertThat(json(send("GET", null, listing, null, null)).path("photos")).hasSize(1);
  }

  @Test
  void a_picture_may_be_kept_for_ever() throws Exception {
    String listing = offered();
    String photo =
        json(send(
                "POST",
                HOST,
                listing + "/photos",
                "image/png",
                Pictures.png(Pictures.twoColours(700, 10))))
            .path("id")
            .asText();

    HttpResponse<byte[]> picture = send("GET", null, "/photos/" + photo + "/640", null, null);

    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("Content-Type")).contains(JPEG);
    assertThat(picture.headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(Pictures.read(picture.body()).getWidth()).isEqualTo(640);
    String tag = picture.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> again =
        send("GET", null, "/photos/" + photo + "/640", null, null, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(problem(send("GET", null, "/photos/" + photo + "/641", null, null)))
        .isEqualTo("404 photo-unknown");
    assertThat(problem(send("GET", null, "/photos/" + UUID.randomUUID() + "/640", null, null)))
        .isEqualTo("404 photo-unknown");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "image/jpeg, a text, 400 invalid-request",
    "image/png, a bomb, 400 invalid-request",
    "image/gif, a text, 415 unsupported-media-type",
    "application/json, a text, 415 unsupported-media-type",
    "image/jpeg, too much, 413 too-large"
  })
  void what_is_no_photo_is_refused(String type, String what, String answer) throws Exception {
    String listing = offered();
    byte[] sent =
        switch (what) {
          case "a bomb" -> Pictures.hugePng(60_000, 60_000);
          case "too much" -> new byte[10 * 1024 * 1024 + 1];
          default -> "no picture".getBytes(StandardCharsets.UTF_8);
        };

    HttpResponse<byte[]> refused = send("POST", HOST, listing + "/photos", type, sent);

    assertThat(problem(refused)).isEqualTo(answer);
    if (answer.startsWith("400")) {
      assertThat(json(refused).at("/violations/0/field").asText()).isEqualTo("body");
      assertThat(json(refused).at("/violations/0/rule").asText()).isEqualTo("Picture");
    }
    assertThat(json(send("GET", null, listing, null, null)).path("photos")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"photos": []} | photos | Complete
          {"photos": null} | photos | NotNull
          {"photos": [{"id": "x"}]} | photos[0].id | Format
          {"photos": [{"id": "PHOTO"}, {"id": "PHOTO"}]} | photos[1].id | Unique
          {"photos": [{"id": "PHOTO", "alt": "a window"}]} | photos[0].alt | Type
          {"photos": [{"id": "PHOTO", "width": 1}]} | photos[0].width | UnknownField
          """)
  void an_arrangement_that_can_not_be_meant_is_refused(String body, String field, String rule)
      throws Exception {
    String listing = offered();
    String photo =
        json(send("POST", HOST, listing + "/photos", JPEG, Pictures.webp(9, 9, 1, 1, 1)))
            .path("id")
            .asText();

    HttpResponse<byte[]> refused = put(listing, "\"2\"", body.replace("PHOTO", photo));

    assertThat(problem(refused)).isEqualTo("400 invalid-request");
    JsonNode violation = json(refused).at("/violations/0");
    assertThat(violation.path("field").asText() + " " + violation.path("rule").asText())
        .isEqualTo(field + " " + rule);
  }

  @TestFactory
  Stream<DynamicTest> each_role_may_do_what_is_its_own() throws Exception {
    String foreign = offered();
    UUID photo = UUID.randomUUID();
    byte[] picture = Pictures.webp(9, 9, 1, 1, 1);
    return RoleMatrix.of(TOKENS, "booking", "listing")
        .tests(
            Map.of(
                // nobody, guest, host, admin, service
                "POST photos", List.of(401, 403, 404, 403, 403),
                "PUT photos", List.of(401, 403, 404, 403, 403),
                "DELETE photo", List.of(401, 403, 404, 403, 403),
                "GET picture", List.of(404, 404, 404, 404, 404)),
            (endpoint, bearer) ->
                switch (endpoint) {
                  case "POST photos" ->
                      send("POST", bearer, foreign + "/photos", JPEG, picture).statusCode();
                  case "PUT photos" ->
                      send(
                              "PUT",
                              bearer,
                              foreign + "/photos",
                              JSON,
                              "{\"photos\": []}".getBytes(StandardCharsets.UTF_8),
                              "If-Match",
                              "\"1\"")
                          .statusCode();
                  case "DELETE photo" ->
                      send("DELETE", bearer, foreign + "/photos/" + photo, null, null).statusCode();
                  default ->
                      send("GET", bearer, "/photos/" + photo + "/320", null, null).statusCode();
                });
  }

  private static void isTold(String listing, String alt) {
    eventually(
        Duration.ofSeconds(30),
        () ->
            assertThat(SERVICE.topics().read("berth.listing.events"))
                .filteredOn(each -> listing.endsWith(each.key()))
                .anySatisfy(
                    each -> {
                      assertThat(each.value()).contains(alt);
                      assertThat(
                              Contracts.violations(
                                  "listing", Topics.header(each, "ce_type"), each.value()))
                          .isEmpty();
                    }));
  }

  /** The path of a new listing of the host's. */
  private static String offered() {
    return "/"
        + json(send("POST", HOST, "", JSON, HOME.getBytes(StandardCharsets.UTF_8)))
            .path("id")
            .asText();
  }

  private static HttpResponse<byte[]> put(String listing, String version, String body) {
    byte[] json = body.getBytes(StandardCharsets.UTF_8);
    return version == null
        ? send("PUT", HOST, listing + "/photos", JSON, json)
        : send("PUT", HOST, listing + "/photos", JSON, json, "If-Match", version);
  }

  private static HttpResponse<byte[]> send(
      String method, String bearer, String path, String type, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(SERVICE.address() + path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (bearer != null) {
      request.header("Authorization", bearer);
    }
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(method + " " + path, e);
    }
  }

  private static String problem(HttpResponse<byte[]> answer) {
    String type = json(answer).path("type").asText();
    return answer.statusCode() + " " + type.substring(type.lastIndexOf(':') + 1);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(text(answer), e);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return answer.statusCode() + " " + new String(answer.body());
  }
}
