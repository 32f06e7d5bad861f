package io.berth.openshift;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Everything that must hold of the manifests; each finding is a sentence. */
final class Checks {
  private static final int QUIESCE_SECONDS = 30;
  private static final int MARGIN_SECONDS = 10;
  private static final int BESIDE_HEAP_MIB = 300;
  private static final String IMAGES = "IMAGES";

  /** What a resource can not be without, though its model allows it. */
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "ConfigMap", List.of("/data"),
          "Service", List.of("/spec/selector", "/spec/ports/0/port"),
          "Route", List.of("/spec/host", "/spec/path", "/spec/to/name", "/spec/port/targetPort"),
          "HorizontalPodAutoscaler",
              List.of("/spec/scaleTargetRef/name", "/spec/maxReplicas", "/spec/metrics/0"),
          "Deployment",
              List.of(
                  "/spec/selector/matchLabels",
                  "/spec/template/metadata/labels",
                  "/spec/template/spec/terminationGracePeriodSeconds",
                  "/spec/template/spec/securityContext/runAsNonRoot",
                  "/spec/template/spec/containers/0/image",
                  "/spec/template/spec/containers/0/startupProbe",
                  "/spec/template/spec/containers/0/readinessProbe",
                  "/spec/template/spec/containers/0/livenessProbe",
                  "/spec/template/spec/containers/0/lifecycle/preStop",
                  "/spec/template/spec/containers/0/resources/requests/cpu",
                  "/spec/template/spec/containers/0/resources/requests/memory",
                  "/spec/template/spec/containers/0/resources/limits/memory",
                  "/spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem"));

  private static final Map<String, String> PROBES =
      Map.of(
          "startupProbe", "/health/started",
          "readinessProbe", "/health/ready",
          "livenessProbe", "/health/live");

  private final Manifests manifests;
  private final List<String> findings = new ArrayList<>();

  private Checks(Manifests manifests) {
    this.manifests = manifests;
  }

  static List<String> findings(Manifests manifests) {
    Checks checks = new Checks(manifests);
    manifests.forgotten().forEach(file -> checks.find("the kustomization forgets %s", file));
    manifests.documents().forEach(checks::fields);
    checks.parameters();
    manifests.documents("Deployment").forEach(checks::service);
    checks.unusedConfiguration();
    return checks.findings;
  }

  /** Names of the services that are deployed. */
  static List<String> services(Manifests manifests) {
    return manifests.documents("Deployment").stream().map(Manifests::name).toList();
  }

  private void fields(JsonNode document) {
    String title = Manifests.title(document);
    try {
      Object model = manifests.model(document);
      if (model == null) {
        find("%s has a kind or version that is not known", title);
        return;
      }
      unknownFields(title, model);
    } catch (IOException | IllegalArgumentException e) {
      find("%s can not be read: %s", title, e.getMessage());
      return;
    }
    need(title, document, "/metadata/name");
    for (String path : NEEDED.get(document.path("kind").asText())) {
      need(title, document, path);
    }
  }

  private void need(String title, JsonNode document, String path) {
    JsonNode value = document.at(path);
    if (value.isMissingNode()
        || value.isNull()
        || value.isValueNode() && value.asText().isEmpty()) {
      find("%s lacks %s", title, path);
    }
  }

  private void unknownFields(String place, Object value) {
    if (value instanceof Collection<?> items) {
      int index = 0;
      for (Object item : items) {
        unknownFields(place + "/" + index++, item);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> unknownFields(place + "/" + key, item));
    } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
      for (Method getter : value.getClass().getMethods()) {
        if (getter.getName().startsWith("get") && getter.getParameterCount() == 0) {
          property(place, value, getter);
        }
      }
    }
  }

  private void property(String place, Object owner, Method getter) {
    Object value;
    try {
      value = getter.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    if (getter.getName().equals("getAdditionalProperties")) {
      ((Map<?, ?>) value).keySet().forEach(key -> find("%s has an unknown field %s", place, key));
    } else {
      unknownFields(place + "/" + getter.getName().substring(3), value);
    }
  }

  /** Images and host come from one place, which the kustomization copies. */
  private void parameters() {
    JsonNode parameters = manifests.document("ConfigMap", "berth-parameters");
    Set<String> copied = new LinkedHashSet<>();
    for (JsonNode replacement : manifests.kustomization().path("replacements")) {
      String source = replacement.at("/source/fieldPath").asText();
      String key = source.replaceFirst("^data\\.", "");
      if (!replacement.at("/source/name").asText().equals("berth-parameters")
          || !parameters.path("data").has(key)) {
        find("the kustomization copies %s, which is no parameter", source);
      }
      replacement
          .path("targets")
          .forEach(
              target ->
                  target
                      .path("fieldPaths")
                      .forEach(
                          path ->
                              copied.add(
                                  key
                                      + " to "
                                      + target.at("/select/kind").asText()
                                      + " "
                                      + path.asText())));
    }
    for (String wanted :
        List.of(
            "images to Deployment spec.template.spec.containers.*.image",
            "host to Route spec.host")) {
      if (!copied.contains(wanted)) {
        find("the kustomization does not copy %s", wanted);
      }
    }
    if (!parameters
        .at("/metadata/annotations")
        .path("config.kubernetes.io/local-config")
        .asBoolean()) {
      find("the parameters would be sent to the cluster");
    }
  }

  private void service(JsonNode deployment) {
    String name = Manifests.name(deployment);
    JsonNode pod = deployment.at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    Surroundings surroundings = Surroundings.of(name);
    image(name, pod);
    labels(name, deployment);
    ports(name, container, surroundings);
    ending(name, pod, container);
    memory(name, container);
    user(name, pod);
    configuration(name, pod, container, surroundings);
    scaling(name, deployment);
  }

  private void image(String name, JsonNode pod) {
    String wanted = IMAGES + "/" + name + ":" + Surroundings.version();
    for (JsonNode container : pod.path("containers")) {
      if (!container.path("image").asText().equals(wanted)) {
        find("%s runs the image %s, not %s", name, container.path("image").asText(), wanted);
      }
    }
    if (pod.has("initContainers")) {
      find("%s has init containers, whose images no parameter reaches", name);
    }
  }

  private void labels(String name, JsonNode deployment) {
    JsonNode labels = deployment.at("/spec/template/metadata/labels");
    JsonNode service = manifests.document("Service", name).at("/spec/selector");
    for (JsonNode selector : List.of(deployment.at("/spec/selector/matchLabels"), service)) {
      if (selector.isEmpty()) {
        find("%s is selected by nothing", name);
      }
      selector
          .properties()
          .forEach(
              label -> {
                if (!label.getValue().equals(labels.path(label.getKey()))) {
                  find("%s's pods have not the label %s", name, label);
                }
              });
    }
  }

  private void ports(String name, JsonNode container, Surroundings surroundings) {
    JsonNode port = container.at("/ports/0");
    int real = Surroundings.port();
    if (port.path("containerPort").asInt() != real) {
      find("%s's container port is %s, the server's %s", name, port.path("containerPort"), real);
    }
    String portName = port.path("name").asText();
    PROBES.forEach(
        (probe, path) -> {
          JsonNode get = container.path(probe).path("httpGet");
          if (!get.path("path").asText().equals(path)) {
            find("%s's %s asks %s, not %s", name, probe, get.path("path").asText(), path);
          }
          String asked = get.path("port").asText();
          if (!asked.equals(portName) && !asked.equals(Integer.toString(real))) {
            find("%s's %s asks the port %s", name, probe, asked);
          }
        });
    if (!Surroundings.hasHealth()) {
      find("the server has no MicroProfile Health, which %s's probes ask", name);
    }
    JsonNode service = manifests.document("Service", name).at("/spec/ports/0");
    if (!service.path("targetPort").asText().equals(portName)) {
      find("the service %s leads to the port %s", name, service.path("targetPort").asText());
    }
    JsonNode route = manifests.document("Route", name).path("spec");
    if (!route.path("path").asText().equals(surroundings.root())) {
      find(
          "the route %s has the path %s, the code %s",
          name, route.path("path").asText(), surroundings.root());
    }
    if (!route.at("/to/name").asText().equals(name)
        || !route.at("/port/targetPort").asText().equals(service.path("name").asText())) {
      find("the route %s does not lead to its service", name);
    }
  }

  private void ending(String name, JsonNode pod, JsonNode container) {
    JsonNode command = container.at("/lifecycle/preStop/exec/command");
    int before = command.path(1).asInt();
    int grace = pod.path("terminationGracePeriodSeconds").asInt();
    if (!command.path(0).asText().equals("sleep") || before < 5) {
      find("%s is not forgotten by the routers before it stops", name);
    }
    if (grace < before + QUIESCE_SECONDS + MARGIN_SECONDS) {
      find("%s is killed after %s s, before its requests are through", name, grace);
    }
  }

  private void memory(String name, JsonNode container) {
    String limit = container.at("/resources/limits/memory").asText();
    int mebibytes = limit.matches("\\d+Mi") ? Integer.parseInt(limit.replace("Mi", "")) : 0;
    if (mebibytes < Surroundings.heap() + BESIDE_HEAP_MIB) {
      find("%s's memory limit %s is too small for its heap", name, limit);
    }
  }

  private void user(String name, JsonNode pod) {
    if (pod.findValue("runAsUser") != null || pod.findValue("fsGroup") != null) {
      find("%s fixes a user, which OpenShift refuses", name);
    }
    JsonNode security = pod.at("/containers/0/securityContext");
    if (!pod.at("/securityContext/runAsNonRoot").asBoolean()
        || !security.path("readOnlyRootFilesystem").asBoolean()
        || security.path("allowPrivilegeEscalation").asBoolean(true)
        || !security.at("/capabilities/drop/0").asText().equals("ALL")) {
      find("%s has rights that it does not need", name);
    }
  }

  private void configuration(
      String name, JsonNode pod, JsonNode container, Surroundings surroundings) {
    Map<String, String> given = new LinkedHashMap<>();
    for (JsonNode source : container.path("envFrom")) {
      String map = source.at("/configMapRef/name").asText();
      JsonNode data = manifests.document("ConfigMap", map).path("data");
      if (data.isMissingNode()) {
        find("%s reads the ConfigMap %s, which is not there", name, map);
      }
      data.properties().forEach(each -> given.put(each.getKey(), each.getValue().asText()));
    }
    Set<String> ofSecrets = new TreeSet<>();
    for (JsonNode each : container.path("env")) {
      String variable = each.path("name").asText();
      if (each.at("/valueFrom/secretKeyRef/key").isTextual()) {
        ofSecrets.add(variable);
      }
      given.put(variable, each.path("value").asText());
    }
    for (String key : surroundings.mandatory()) {
      if (!given.containsKey(Surroundings.variable(key))) {
        find("%s lacks %s", name, Surroundings.variable(key));
      }
    }
    for (String password : Surroundings.PASSWORDS) {
      if (!ofSecrets.contains(password)) {
        find("%s lacks %s from a Secret", name, password);
      }
    }
    if (List.of("", "127.0.0.1", "localhost").contains(given.getOrDefault("BERTH_HTTP_HOST", ""))) {
      find("%s would listen on the loopback only", name);
    }
    addresses(name, given);
    keys(name, pod, given.get("BERTH_KEYS"), container, surroundings);
    writableFolders(name, pod, container, given);
  }

  /** Other services are called by their name and port. */
  private void addresses(String name, Map<String, String> given) {
    Pattern address = Pattern.compile("http://([a-z]+):" + Surroundings.port());
    given.forEach(
        (variable, value) -> {
          if (variable.matches("BERTH_[A-Z]+_URL") && !value.startsWith("jdbc:")) {
            String callee = variable.replaceAll("BERTH_([A-Z]+)_URL", "$1").toLowerCase();
            var matcher = address.matcher(value);
            if (!matcher.matches() || !matcher.group(1).equals(callee)) {
              find("%s calls %s at %s", name, callee, value);
            }
          }
        });
  }

  private void keys(
      String name, JsonNode pod, String folder, JsonNode container, Surroundings surroundings) {
    Set<String> mounted = new TreeSet<>();
    for (JsonNode volume : pod.path("volumes")) {
      for (JsonNode source : volume.at("/projected/sources")) {
        source.at("/secret/items").forEach(item -> mounted.add(item.path("path").asText()));
      }
    }
    if (!mounted.equals(surroundings.keyFiles())) {
      find("%s has the keys %s, it needs %s", name, mounted, surroundings.keyFiles());
    }
    if (!mounts(container, "keys", folder)) {
      find("%s's keys are not where BERTH_KEYS says", name);
    }
  }

  private void writableFolders(
      String name, JsonNode pod, JsonNode container, Map<String, String> given) {
    if (!mounts(container, "output", given.get("WLP_OUTPUT_DIR"))
        || !mounts(container, "logs", given.get("LOG_DIR"))
        || !mounts(container, "tmp", "/tmp")) {
      find("%s can not write where its server does", name);
    }
    Set<String> volumes = new TreeSet<>();
    pod.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
    for (JsonNode mount : container.path("volumeMounts")) {
      if (!volumes.contains(mount.path("name").asText())) {
        find("%s mounts %s, which is no volume", name, mount.path("name").asText());
      }
    }
  }

  private static boolean mounts(JsonNode container, String volume, String path) {
    for (JsonNode mount : container.path("volumeMounts")) {
      if (mount.path("name").asText().equals(volume)
          && mount.path("mountPath").asText().equals(path)) {
        return true;
      }
    }
    return false;
  }

  private void scaling(String name, JsonNode deployment) {
    JsonNode scaler = manifests.document("HorizontalPodAutoscaler", name).path("spec");
    if (scaler.isMissingNode()) {
      return;
    }
    if (!scaler.at("/scaleTargetRef/kind").asText().equals("Deployment")
        || !scaler.at("/scaleTargetRef/name").asText().equals(name)) {
      find("the autoscaler %s scales something else", name);
    }
    if (deployment.path("spec").has("replicas")) {
      find("%s fixes a number of pods, so each rollout undoes the autoscaler", name);
    }
    if (scaler.path("minReplicas").asInt() < 2) {
      find("%s has a single pod, which a drained node takes away", name);
    }
  }

  /** A key in a ConfigMap that none of its readers reads is a mistake. */
  private void unusedConfiguration() {
    for (JsonNode map : manifests.documents("ConfigMap")) {
      Set<String> read = new TreeSet<>();
      boolean mounted = false;
      for (JsonNode deployment : manifests.documents("Deployment")) {
        for (JsonNode source : deployment.at("/spec/template/spec/containers/0/envFrom")) {
          if (source.at("/configMapRef/name").asText().equals(Manifests.name(map))) {
            mounted = true;
            Surroundings.of(Manifests.name(deployment)).known().stream()
                .map(Surroundings::variable)
                .forEach(read::add);
          }
        }
      }
      boolean ofKustomize = Manifests.name(map).equals("berth-parameters");
      if (!mounted && !ofKustomize) {
        find("nobody reads the ConfigMap %s", Manifests.name(map));
      }
      map.path("data")
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (key.matches("(?i).*(password|secret|token).*")) {
                  find("the ConfigMap %s has %s in the open", Manifests.name(map), key);
                }
                if (!ofKustomize && !read.contains(key)) {
                  find("nobody reads %s of the ConfigMap %s", key, Manifests.name(map));
                }
              });
    }
  }

  private void find(String sentence, Object... values) {
    findings.add(sentence.formatted(values));
  }
}
