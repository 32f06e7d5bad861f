package io.berth.foundation.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** An OpenAPI document: what an API promises its clients. */
public record ApiDocument(String yaml) {
  private static final Pattern ROLES = Pattern.compile("Roles: ([a-z, ]+)\\.");
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                  .build())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** What a server says of all its applications; addresses without host and port. */
  public static ApiDocument of(URI server) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/openapi")).timeout(Duration.ofMinutes(2)).build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(request.uri() + " answers " + answer.statusCode());
      }
      return new ApiDocument(tidy(YAML.readTree(answer.body())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static ApiDocument read(Path file) {
    try {
      return new ApiDocument(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(Path file) {
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Methods with their paths from the root of the server, such as {@code GET /api/listings}. */
  public Set<String> operations() {
    JsonNode document = tree();
    String root = document.at("/servers/0/url").asText("");
    Set<String> operations = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String place = root + path.getKey();
        operations.add(
            method.getKey().toUpperCase(Locale.ROOT) + " " + place.replaceFirst("(?<=.)/$", ""));
      }
    }
    return operations;
  }

  /** By operation who may call it: anyone, a list of roles, or an empty text if it does not say. */
  public Map<String, String> callers() {
    Map<String, String> callers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : tree().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode security = method.getValue().path("security");
        Matcher roles = ROLES.matcher(method.getValue().path("description").asText());
        callers.put(
            method.getKey() + " " + path.getKey(),
            security.isArray() && security.isEmpty()
                ? "anyone"
                : roles.find() ? roles.group(1) : "");
      }
    }
    return callers;
  }

  /** What a client of this document could not live with in a newer one; empty if nothing. */
  public String brokenBy(ApiDocument newer) {
    ChangedOpenApi changes = OpenApiCompare.fromContents(yaml, newer.yaml);
    if (changes.isCompatible()) {
      return "";
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new MarkdownRender().render(changes, new OutputStreamWriter(text, StandardCharsets.UTF_8));
    return text.toString(StandardCharsets.UTF_8);
  }

  private JsonNode tree() {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no YAML", e);
    }
  }

  /** The same in a fixed order, so that a change is all that a diff shows. */
  private static String tidy(JsonNode document) throws JsonProcessingException {
    ObjectNode tidied = (ObjectNode) document;
    for (JsonNode server : document.path("servers")) {
      ((ObjectNode) server).put("url", URI.create(server.path("url").asText()).getPath());
    }
    sort(tidied, "paths");
    if (document.path("components").isObject()) {
      sort((ObjectNode) document.path("components"), "schemas");
    }
    return YAML.writeValueAsString(tidied);
  }

  private static void sort(ObjectNode parent, String name) {
    if (parent.path(name).isObject()) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      parent.path(name).properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
      parent.set(name, YAML.createObjectNode().setAll(sorted));
    }
  }
}
