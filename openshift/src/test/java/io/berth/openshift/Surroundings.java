package io.berth.openshift;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What code and server configuration say, read from their sources. */
final class Surroundings {
  private static final Path ROOT = Path.of("..");
  private static final Path SHARED = ROOT.resolve("liberty-config/shared");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "@ConfigProperty\\(\\s*name = \"([^\"]+)\"(,\\s*defaultValue = [^)]*)?\\)\\s*"
              + "(?:private |final |transient )*([\\w.]+)");
  private static final Pattern OPTIONAL = Pattern.compile("getOptionalValue\\(\\s*\"([^\"]+)\"");
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z][\\w.\\-/]*)(:[^}]*)?}");
  private static final Pattern VARIABLE =
      Pattern.compile("<variable name=\"([^\"]+)\" (?:default)?[vV]alue=\"([^\"]*)\"");

  /** Liberty knows these itself. */
  private static final Set<String> OF_LIBERTY = Set.of("shared.config.dir", "shared.resource.dir");

  /** In the environment only: without them the server takes no bearer token, silently. */
  static final List<String> PASSWORDS = List.of("keystore_password", "ltpa_keys_password");

  private final Set<String> known = new TreeSet<>();
  private final Set<String> mandatory = new TreeSet<>();
  private final String context;

  private Surroundings(String context) {
    this.context = context;
    Properties own = properties();
    readCode(own);
    readConfiguration(own);
    readServer();
    // A file or a variable that gives the key makes it optional.
    mandatory.removeAll(own.stringPropertyNames());
    known.addAll(own.stringPropertyNames());
  }

  static Surroundings of(String context) {
    return new Surroundings(context);
  }

  /** Keys that something reads, as MicroProfile Config names them. */
  Set<String> known() {
    return known;
  }

  /** Keys without which the service does not work. */
  Set<String> mandatory() {
    return mandatory;
  }

  /** Where the context answers: its context root and the path of its application. */
  String root() {
    Matcher contextRoot = Pattern.compile("contextRoot=\"([^\"]+)\"").matcher(text(serviceXml()));
    String code = sources(ROOT.resolve("services/" + context + "/src/main/java"));
    Matcher application = Pattern.compile("@ApplicationPath\\(\"([^\"]*)\"\\)").matcher(code);
    if (!contextRoot.find() || !application.find()) {
      throw new IllegalStateException("no context root or application path of " + context);
    }
    return (contextRoot.group(1) + application.group(1)).replaceAll("/$", "");
  }

  static int port() {
    Matcher matcher =
        Pattern.compile("name=\"berth.http.port\" defaultValue=\"(\\d+)\"")
            .matcher(text(SHARED.resolve("http.xml")));
    if (!matcher.find()) {
      throw new IllegalStateException("http.xml has no default for berth.http.port");
    }
    return Integer.parseInt(matcher.group(1));
  }

  static boolean hasHealth() {
    return text(SHARED.resolve("features.xml")).contains("<feature>mpHealth-");
  }

  /** The largest heap, in MiB. */
  static int heap() {
    Matcher matcher = Pattern.compile("-Xmx(\\d+)m").matcher(text(SHARED.resolve("jvm.options")));
    if (!matcher.find()) {
      throw new IllegalStateException("jvm.options has no -Xmx");
    }
    return Integer.parseInt(matcher.group(1));
  }

  static String version() {
    Matcher matcher =
        Pattern.compile("<version>([^<]+)</version>").matcher(text(ROOT.resolve("pom.xml")));
    if (!matcher.find()) {
      throw new IllegalStateException("pom.xml has no version");
    }
    return matcher.group(1);
  }

  /** As MicroProfile Config and Liberty look a key up in the environment. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Files of {@code berth.keys} that the code opens. */
  Set<String> keyFiles() {
    Set<String> files = new TreeSet<>(List.of("trusted.jwks"));
    if (io.berth.launcher.Keys.SIGNERS.contains(context)) {
      files.add(context + ".jwk");
    }
    Matcher secret =
        Pattern.compile("\"([a-z-]+\\.secret)\"")
            .matcher(sources(ROOT.resolve("services/" + context + "/src/main/java")));
    while (secret.find()) {
      files.add(secret.group(1));
    }
    return files;
  }

  private void readCode(Properties own) {
    String code =
        sources(ROOT.resolve("services/" + context + "/src/main/java"))
            + sources(ROOT.resolve("services/foundation"));
    Matcher property = PROPERTY.matcher(code);
    while (property.find()) {
      known.add(property.group(1));
      boolean open = property.group(2) == null && !property.group(3).equals("Optional");
      if (open && !own.containsKey(property.group(1))) {
        mandatory.add(property.group(1));
      }
    }
    Matcher optional = OPTIONAL.matcher(code);
    while (optional.find()) {
      known.add(optional.group(1));
    }
  }

  private void readConfiguration(Properties own) {
    own.values().forEach(value -> readPlaces(value.toString(), key -> true));
  }

  private void readServer() {
    StringBuilder all = new StringBuilder(text(serviceXml()));
    try (Stream<Path> files = Files.list(SHARED)) {
      files
          .filter(file -> file.toString().endsWith(".xml"))
          .filter(file -> !file.endsWith("database-derby.xml"))
          .sorted()
          .forEach(file -> all.append(text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> given = new TreeSet<>(OF_LIBERTY);
    Matcher variable = VARIABLE.matcher(all);
    while (variable.find()) {
      given.add(variable.group(1));
      known.add(variable.group(1));
    }
    readPlaces(all.toString(), key -> !given.contains(key));
  }

  private void readPlaces(String text, Predicate<String> isMandatory) {
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      String key = place.group(1);
      if (!OF_LIBERTY.contains(key)) {
        known.add(key);
        if (place.group(2) == null && isMandatory.test(key)) {
          mandatory.add(key);
        }
      }
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    Path file =
        ROOT.resolve(
            "services/" + context + "/src/main/resources/META-INF/microprofile-config.properties");
    try {
      properties.load(new StringReader(text(file)));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path serviceXml() {
    return SHARED.resolve("services/" + context + ".xml");
  }

  private static String sources(Path folder) {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("src/main/java"))
          .filter(file -> !file.toString().contains("foundation/testing"))
          .sorted()
          .forEach(file -> all.append(text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
