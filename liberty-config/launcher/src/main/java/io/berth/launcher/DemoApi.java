package io.berth.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.berth.launcher.pictures.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The public API as the demo's people use it. */
public final class DemoApi {
  /** The password of all demo accounts; they work from the loopback only. */
  static final String PASSWORD = "berth-demo-1";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, String>> TRAITS = new TypeReference<>() {};
  private static final String PICTURES = "pictures";
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<String, String> bearers = new ConcurrentHashMap<>();
  private final URI address;

  public DemoApi(URI address) {
    this.address = address;
  }

  /** Makes an account; one that is there already stays as it is. */
  public void register(String email, String name, String locale, String role) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("email", email).put("password", PASSWORD).put("name", name).put("locale", locale);
    body.putArray("roles").add(role);
    HttpResponse<String> answer = post("/api/members", null, body);
    if (answer.statusCode() != CONFLICT) {
      require(answer, CREATED);
    }
  }

  /** Registers a listing of the host, unless one of that English title is there. */
  public void offer(String email, JsonNode listing) {
    String bearer = signIn(email);
    if (own(bearer, listing).isMissingNode()) {
      ObjectNode body = listing.deepCopy();
      body.remove(PICTURES);
      require(post("/api/listings", bearer, body), CREATED);
    }
  }

  /** Draws the pictures that a listing has not got yet, and uploads them. */
  public void illustrate(String email, JsonNode listing) {
    String bearer = signIn(email);
    JsonNode offered = own(bearer, listing);
    String photos = "/api/listings/" + offered.path("id").asText() + "/photos";
    JsonNode pictures = listing.path(PICTURES);
    for (int i = offered.path("photos").size(); i < pictures.size(); i++) {
      byte[] picture = Picture.jpeg(MAPPER.convertValue(pictures.get(i), TRAITS));
      require(
          send(
              request(photos, bearer)
                  .header("Content-Type", "image/jpeg")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(picture))),
          CREATED);
    }
  }

  private JsonNode own(String bearer, JsonNode listing) {
    String title = listing.at("/title/en").asText();
    for (JsonNode own : read(get("/api/listings?hostId=me&limit=100", bearer)).path("items")) {
      if (own.at("/title/en").asText().equals(title)) {
        return own;
      }
    }
    return MissingNode.getInstance();
  }

  /** The listings of the demo. */
  public static List<JsonNode> listings() {
    try (InputStream in = DemoApi.class.getResourceAsStream("demo-listings.json")) {
      List<JsonNode> listings = new ArrayList<>();
      MAPPER.readTree(in).forEach(listings::add);
      return listings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once for all: a token lives longer than filling an installation takes. */
  private String signIn(String email) {
    return bearers.computeIfAbsent(
        email,
        each -> {
          ObjectNode body = MAPPER.createObjectNode().put("email", each).put("password", PASSWORD);
          return "Bearer " + read(post("/api/members/tokens", null, body)).path("token").asText();
        });
  }

  private HttpResponse<String> get(String path, String bearer) {
    return send(request(path, bearer).GET());
  }

  private HttpResponse<String> post(String path, String bearer, JsonNode body) {
    return send(
        request(path, bearer)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    return bearer == null ? request : request.header("Authorization", bearer);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while the demo data was entered.", e);
    }
  }

  private static void require(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new LauncherException(
          answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
    }
  }

  private static JsonNode read(HttpResponse<String> answer) {
    require(answer, 200);
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new LauncherException("No JSON: " + answer.body(), e);
    }
  }
}
