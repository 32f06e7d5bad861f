package io.berth.foundation.testing;

import io.berth.launcher.Broker;
import io.berth.launcher.Database;
import io.berth.launcher.Keys;
import io.berth.launcher.LibertyServer;
import io.berth.launcher.Mailbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * This module's own WAR, alone on a real Open Liberty with a real broker and database; started by
 * the first test that asks and ended with the test run. The system property {@code berth.database}
 * chooses DERBY, the default, or POSTGRESQL. The module's {@code
 * src/test/resources/server.properties} adds variables for the server, {@code topics} besides the
 * context's own, and by {@code with} other contexts whose WARs have been built: they run in the
 * same server, each reached through a {@link Passage}. A mailbox is open. Everything lies in {@code
 * target/service}; its logs stay there.
 */
public final class RunningService {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static RunningService instance;

  private final Broker broker;
  private final Mailbox mailbox;
  private final Map<String, Passage> passages = new TreeMap<>();
  private final LibertyServer server;
  private final Keys keys;
  private final String context;
  private final URI address;

  private RunningService() throws IOException {
    Path folder = Path.of("target", "service").toAbsolutePath();
    deleteTree(folder);
    context = context();
    keys = Keys.in(folder.resolve("keys"));
    broker = Broker.in(folder.resolve("broker")).start();
    mailbox = Mailbox.in(folder.resolve("mail")).start();
    Properties extra = extraVariables();
    Topics.create(broker.address(), "berth." + context + ".events");
    for (String topic : extra.getProperty("topics", "").split(",")) {
      if (!topic.isBlank()) {
        Topics.create(broker.address(), topic);
      }
    }
    LibertyServer.Builder builder =
        LibertyServer.in(folder.resolve("liberty"))
            .name(context)
            .application(context, Path.of("target", context + ".war"))
            .data(folder.resolve("data"))
            .database(database())
            .jvmArgument("-XX:TieredStopAtLevel=1")
            .variable("berth.keys", keys.folder().toString())
            .variable("kafka.bootstrap", broker.address())
            .variable("berth.smtp.host", "127.0.0.1")
            .variable("berth.smtp.port", Integer.toString(mailbox.smtpPort()));
    // The document tells this context's API only.
    builder.variable(
        "mp.openapi.extensions.liberty.merged.exclude", extra.getProperty("with", "none"));
    for (String other : extra.getProperty("with", "").split(",")) {
      if (!other.isBlank()) {
        passages.put(other, new Passage());
        Topics.create(broker.address(), "berth." + other + ".events");
        builder
            .application(other, Path.of("..", other, "target", other + ".war"))
            .variable("berth." + other + ".url", passages.get(other).address());
      }
    }
    extra.forEach((key, value) -> builder.variable((String) key, (String) value));
    server = builder.build();
    passages.values().forEach(each -> each.leadTo(server.httpPort()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "service-end"));
    server.start();
    address = server.address().resolve(contextRoot(context));
  }

  /** The service, started if it was not yet. */
  public static synchronized RunningService get() {
    if (instance == null) {
      try {
        instance = new RunningService();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return instance;
  }

  /** Its address with its context root, without a slash at the end. */
  public URI address() {
    return address;
  }

  public LibertyServer server() {
    return server;
  }

  public Broker broker() {
    return broker;
  }

  /** Where the server sends its e-mail. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** The way from the service to another context in its server. */
  public Passage passage(String other) {
    return passages.get(other);
  }

  /** The topic {@code berth.<context>.events}, as seen from outside. */
  public Topics topics() {
    return new Topics(broker.address());
  }

  /** Tokens that this service's keys sign. */
  public Tokens tokens() {
    return new Tokens(keys);
  }

  /**
   * The whole answer, with its head, to a GET whose address is sent as it was typed, not encoded.
   *
   * @param address path and query from the root of the server
   */
  public String typed(String address, String bearer) {
    URI at = server.address();
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nAuthorization: %s\r\n\r\n"
              .formatted(address, at.getAuthority(), bearer);
      socket.setSoTimeout((int) SOON.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page {@code /metrics} of its server. */
  public String metrics() {
    HttpRequest request =
        HttpRequest.newBuilder(server.address().resolve("/metrics"))
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    if (server.isAlive()) {
      server.kill();
    }
    if (broker.isAlive()) {
      broker.kill();
    }
    mailbox.close();
  }

  private static String context() throws IOException {
    Properties config = new Properties();
    try (InputStream in =
        Files.newInputStream(
            Path.of("target", "classes", "META-INF", "microprofile-config.properties"))) {
      config.load(in);
    }
    return config.getProperty("berth.context");
  }

  private static String contextRoot(String context) throws IOException {
    String resource = "/io/berth/launcher/shared/services/" + context + ".xml";
    try (InputStream in = RunningService.class.getResourceAsStream(resource)) {
      String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher root = Pattern.compile("contextRoot=\"([^\"]+)\"").matcher(xml);
      if (!root.find()) {
        throw new IllegalStateException(resource + " names no contextRoot");
      }
      return root.group(1);
    }
  }

  private static Properties extraVariables() throws IOException {
    Properties variables = new Properties();
    try (InputStream in = RunningService.class.getResourceAsStream("/server.properties")) {
      if (in != null) {
        variables.load(in);
      }
    }
    return variables;
  }

  private static Database database() throws IOException {
    TestDatabase wanted = TestDatabase.valueOf(System.getProperty("berth.database", "DERBY"));
    if (wanted == TestDatabase.DERBY) {
      return Database.derby();
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
    return Database.postgresql(
        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "postgres");
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
