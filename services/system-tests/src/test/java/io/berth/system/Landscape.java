package io.berth.system;

import io.berth.foundation.testing.TestDatabase;
import io.berth.foundation.testing.Tokens;
import io.berth.launcher.Broker;
import io.berth.launcher.Database;
import io.berth.launcher.Keys;
import io.berth.launcher.LibertyServer;
import io.berth.launcher.Mailbox;
import io.berth.launcher.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Berth as processes of its own: a broker, a mailbox, a database and as many servers as a test
 * wants, each with the contexts it names. Nothing in it is a stand-in.
 */
final class Landscape implements AutoCloseable {
  /** All that have an API. */
  static final List<String> CONTEXTS =
      List.of(
          "member",
          "listing",
          "booking",
          "payment",
          "usage",
          "review",
          "notification",
          "mypage",
          "search");

  private final Path folder;
  private final Keys keys;
  private final Map<String, String> postgresConfig;
  private final String compiler;
  private EmbeddedPostgres postgres;
  private boolean crashable;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, LibertyServer> servers = new LinkedHashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  final Database database;
  final Broker broker;
  final Mailbox mailbox;

  Landscape(String name, TestDatabase kind) {
    this(name, kind, Map.of(), "-XX:TieredStopAtLevel=1");
  }

  /** One to be measured: PostgreSQL as safe as in production, servers fully compiled. */
  static Landscape measured(String name) {
    return new Landscape(
        name,
        TestDatabase.POSTGRESQL,
        Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.track_utility", "off"),
        "-XX:+TieredCompilation");
  }

  private Landscape(
      String name, TestDatabase kind, Map<String, String> postgresConfig, String compiler) {
    this.postgresConfig = postgresConfig;
    this.compiler = compiler;
    try {
      folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), name + "-");
      postgres = kind == TestDatabase.POSTGRESQL ? postgres(Ports.free()) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database =
        postgres == null
            ? Database.derby()
            : Database.postgresql(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "postgres",
                "postgres");
    keys = Keys.in(folder.resolve("keys"));
    broker = Broker.in(folder.resolve("kafka")).start();
    mailbox = Mailbox.in(folder.resolve("mail")).start();
  }

  /** Servers that are launched from now on can be told where to crash. */
  Landscape crashable() {
    crashable = true;
    return this;
  }

  /** Says which server answers for which contexts; the first named for a context is its address. */
  Landscape plan(String server, String... contexts) {
    ports.put(server, Ports.free());
    for (String context : contexts) {
      addresses.putIfAbsent(context, "http://127.0.0.1:" + ports.get(server));
    }
    return this;
  }

  /**
   * Launches a server without waiting for it, in place of an earlier one of its name.
   *
   * @param variables names and values in turn
   */
  LibertyServer launch(String name, List<String> contexts, String... variables) {
    if (servers.containsKey(name)) {
      servers.get(name).kill();
    }
    LibertyServer.Builder builder =
        LibertyServer.in(folder.resolve("server-" + name))
            .name(name)
            .httpPort(ports.get(name))
            .jvmArgument(compiler)
            .data(folder.resolve("data"))
            .database(database)
            .variable("berth.keys", keys.folder().toString())
            .variable("kafka.bootstrap", broker.address())
            .variable("berth.smtp.host", "127.0.0.1")
            .variable("berth.smtp.port", Integer.toString(mailbox.smtpPort()))
            .variable("berth.admin.email", "admin@example.org")
            .variable("berth.admin.password", "correct-horse-9");
    if (crashable) {
      crashAt(name, "never");
      for (String context : contexts) {
        builder.variable("berth." + context + ".crash-at", told("crash-" + name));
      }
    }
    for (String context : CONTEXTS) {
      builder.variable(
          "berth." + context + ".url", addresses.getOrDefault(context, "http://127.0.0.1:9"));
    }
    for (int i = 0; i < variables.length; i += 2) {
      builder.variable(variables[i], variables[i + 1]);
    }
    for (String context : contexts) {
      builder.application(context, war(context));
    }
    LibertyServer server = builder.build();
    servers.put(name, server);
    server.launch();
    return server;
  }

  LibertyServer start(String name, List<String> contexts, String... variables) {
    LibertyServer server = launch(name, contexts, variables);
    server.awaitReady();
    return server;
  }

  /** From now on the server ends, without any farewell, at this moment of its contexts. */
  void crashAt(String server, String moment) {
    tell("crash-" + server, moment);
  }

  /** Puts a text into a file that running servers read, all of it at once. */
  void tell(String file, String text) {
    try {
      Path draft = Files.writeString(folder.resolve(file + ".new"), text);
      Files.move(draft, Path.of(told(file)), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The absolute path of such a file, as a variable names it. */
  String told(String file) {
    return folder.resolve(file).toAbsolutePath().toString();
  }

  LibertyServer server(String name) {
    return servers.get(name);
  }

  /** A caller of the given roles at one server. */
  Api as(String server, UUID id, String... roles) {
    return new Api(address(server), tokens().person(id, roles));
  }

  Api anybody(String server) {
    return new Api(address(server), null);
  }

  Api admin(String server) {
    return as(server, UUID.randomUUID(), "admin");
  }

  URI address(String server) {
    return URI.create("http://127.0.0.1:" + ports.get(server));
  }

  Tokens tokens() {
    return new Tokens(keys);
  }

  /** Takes the broker's disk away: it starts again with empty topics. */
  void loseBroker() {
    broker.kill();
    try (Stream<Path> files = Files.walk(folder.resolve("kafka"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    broker.start();
  }

  /** Stops PostgreSQL as a crash of its machine would. */
  void stopDatabase() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts PostgreSQL again where it was, on what it had written. */
  void startDatabase() {
    try {
      postgres = postgres(postgres.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes a context's tables behind its back. */
  void sql(String context, String statement) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var sql = connection.createStatement()) {
      sql.execute("set search_path to " + context);
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One row of numbers or texts, as the database itself tells it. */
  List<String> ask(String query) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var sql = connection.createStatement();
        var row = sql.executeQuery(query)) {
      row.next();
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        values.add(row.getString(i));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of all rows. */
  List<String> column(String query) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private EmbeddedPostgres postgres(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(folder.resolve("postgres"))
            .setCleanDataDirectory(false)
            .setServerConfig("max_connections", "300");
    postgresConfig.forEach(builder::setServerConfig);
    return builder.start();
  }

  private static Path war(String context) {
    Path war =
        Path.of(System.getProperty("berth.root"), "services", context, "target", context + ".war");
    if (!Files.exists(war)) {
      throw new IllegalStateException(war + " is not built");
    }
    return war;
  }

  @Override
  public void close() {
    List<LibertyServer> running = new ArrayList<>(servers.values());
    running.forEach(LibertyServer::kill);
    broker.kill();
    mailbox.close();
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
