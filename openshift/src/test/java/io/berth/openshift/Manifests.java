package io.berth.openshift;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.openshift.api.model.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The resources that the base names and the example's parameters, read as they are written. */
final class Manifests {
  static final String KUSTOMIZATION = "kustomization.yaml";
  static final String PARAMETERS = "parameters.yaml";

  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "v1/ConfigMap", ConfigMap.class,
          "v1/Service", Service.class,
          "apps/v1/Deployment", Deployment.class,
          "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
          "route.openshift.io/v1/Route", Route.class);

  private final Map<String, String> files;
  private final ObjectMapper yaml =
      new ObjectMapper(new YAMLFactory())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private final JsonNode kustomization;
  private final List<JsonNode> documents = new ArrayList<>();

  private Manifests(Map<String, String> files) {
    this.files = files;
    try {
      kustomization = yaml.readTree(files.get(KUSTOMIZATION));
      List<String> named = new ArrayList<>(List.of(PARAMETERS));
      kustomization.path("resources").forEach(each -> named.add(each.asText()));
      for (String resource : named) {
        String text = files.get(resource);
        if (text == null) {
          throw new IllegalStateException(KUSTOMIZATION + " names " + resource + ", not there");
        }
        yaml.readerFor(JsonNode.class).<JsonNode>readValues(text).forEachRemaining(documents::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Manifests read() {
    Map<String, String> files = new LinkedHashMap<>();
    try (var found = Files.list(Path.of("base"))) {
      for (Path file : found.sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
      files.put(PARAMETERS, Files.readString(Path.of("example", PARAMETERS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Manifests(files);
  }

  /** A copy with a fault: in one file, what is there is replaced wherever it stands. */
  Manifests with(String file, String present, String instead) {
    String text = files.get(file);
    if (!text.contains(present)) {
      throw new IllegalArgumentException(file + " has no " + present);
    }
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.put(file, text.replace(present, instead));
    return new Manifests(changed);
  }

  /** The names of the files beside the kustomization that it does not name. */
  List<String> forgotten() {
    List<String> named = new ArrayList<>(List.of(KUSTOMIZATION, PARAMETERS));
    kustomization.path("resources").forEach(each -> named.add(each.asText()));
    return files.keySet().stream().filter(file -> !named.contains(file)).toList();
  }

  JsonNode kustomization() {
    return kustomization;
  }

  List<JsonNode> documents() {
    return documents;
  }

  List<JsonNode> documents(String kind) {
    return documents.stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
  }

  /** One resource; a missing node if there is none. */
  JsonNode document(String kind, String name) {
    return documents(kind).stream()
        .filter(each -> name(each).equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  static String name(JsonNode document) {
    return document.at("/metadata/name").asText();
  }

  static String title(JsonNode document) {
    return document.path("kind").asText() + " " + name(document);
  }

  /** The resource as its model; null if the kind is not known here. */
  Object model(JsonNode document) throws IOException {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    Class<?> type = KINDS.get(kind);
    return type == null ? null : yaml.treeToValue(document, type);
  }
}
