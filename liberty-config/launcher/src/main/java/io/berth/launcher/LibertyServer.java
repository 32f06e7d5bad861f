package io.berth.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Open Liberty server as a child process, running a set of contexts.
 *
 * <p>It can be started again after {@link #stop} and {@link #kill}, on the same port and data.
 * Several servers may share a broker and a PostgreSQL database, but not a folder.
 */
public final class LibertyServer implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final String NOT_STARTED = "CWWKZ0002E";
  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int PROBE_MILLIS = 2_000;
  private static final int JAVA_WITH_OTHER_OPTIONS = 24;

  private final String name;
  private final LibertyRuntime runtime;
  private final ServerFolder folder;
  private final Map<String, Path> applications;
  private final Database database;
  private final Map<String, String> variables;
  private final List<String> jvmArguments;
  private final int httpPort;
  private final Duration readyWithin;
  private ChildJvm process;
  private long launchedAt;

  private LibertyServer(Builder builder) {
    name = builder.name;
    runtime = builder.runtime == null ? LibertyRuntime.find() : builder.runtime;
    folder = new ServerFolder(builder.folder.toAbsolutePath(), name);
    applications = Map.copyOf(builder.applications);
    database = builder.database;
    httpPort = Ports.freeUnlessGiven(builder.httpPort);
    readyWithin = builder.readyWithin;
    jvmArguments = List.copyOf(builder.jvmArguments);
    variables = new LinkedHashMap<>();
    variables.put("berth.http.port", Integer.toString(httpPort));
    variables.put("berth.data", data(builder).toString());
    variables.put("derby.stream.error.file", folder.logs().resolve("derby.log").toString());
    variables.putAll(database.variables());
    variables.putAll(builder.variables);
  }

  /**
   * Begins the description of a server.
   *
   * @param folder where its configuration, logs and working files are made
   */
  public static Builder in(Path folder) {
    return new Builder(folder);
  }

  /**
   * Starts the server and waits until all its applications are ready.
   *
   * @throws LauncherException if its port is taken, it dies, or an application does not start or is
   *     not ready in time (then it is ended); the message says why and ends with the tail of its
   *     log
   */
  public LibertyServer start() {
    launch();
    awaitReady();
    return this;
  }

  /** Starts the server without waiting. */
  public void launch() {
    if (isAlive()) {
      throw new IllegalStateException("The server " + name + " is running.");
    }
    Ports.requireFree("web server", httpPort, "berth.http.port");
    database.prepare(applications.keySet());
    folder.write(applications, database, variables);
    launchedAt = System.currentTimeMillis();
    process =
        ChildJvm.start(
            "server " + name, folder.server(), folder.consoleLog(), command(), environment());
  }

  /**
   * Waits until the server answers that it is ready.
   *
   * @throws LauncherException as {@link #start} does
   */
  public void awaitReady() {
    boolean settled =
        Deadline.in(readyWithin)
            .await(() -> !process.isAlive() || isReady() || refusal().isPresent());
    if (!process.isAlive()) {
      throw process.failure("ended while it was starting");
    }
    refusal()
        .ifPresent(
            message -> {
              LauncherException failure =
                  process.failure("has an application that does not start: " + message);
              process.kill();
              throw failure;
            });
    if (!settled) {
      LauncherException failure =
          process.failure("was not ready after " + readyWithin.toSeconds() + " s");
      process.kill();
      throw failure;
    }
  }

  /** What the server says of an application that did not start. */
  private Optional<String> refusal() {
    Path log = folder.logs().resolve("messages.log");
    try (Stream<String> lines = Files.lines(log)) {
      if (Files.getLastModifiedTime(log).toMillis() < launchedAt) {
        return Optional.empty();
      }
      return lines.filter(line -> line.contains(NOT_STARTED)).findFirst().map(LibertyServer::text);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** The message of a line of JSON. */
  private static String text(String line) {
    Matcher message = MESSAGE.matcher(line);
    return message.find() ? message.group(1) : line;
  }

  /** Whether {@code /health/ready} says UP now. */
  public boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) address().resolve("/health/ready").toURL().openConnection();
      connection.setConnectTimeout(PROBE_MILLIS);
      connection.setReadTimeout(PROBE_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends the server as an operator would: it finishes its requests, at most 40 seconds. */
  public void stop() {
    if (process != null) {
      process.stop(STOP_LIMIT);
    }
  }

  /** Ends the server at once (kill -9). */
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  /** Suspends the server: its port still takes connections, nothing answers (SIGSTOP). */
  public void pause() {
    process.pause();
  }

  public void resume() {
    process.resume();
  }

  @Override
  public void close() {
    stop();
  }

  public String name() {
    return name;
  }

  /** Its address without a path, such as {@code http://127.0.0.1:9080}. */
  public URI address() {
    return URI.create("http://" + Ports.HOST + ":" + httpPort);
  }

  public int httpPort() {
    return httpPort;
  }

  public long pid() {
    return process.pid();
  }

  /** The folder with console.log and messages.log. */
  public Path logs() {
    return folder.logs();
  }

  private List<String> command() {
    Path home = runtime.home();
    List<String> command = new ArrayList<>();
    command.addAll(ServerFolder.arguments(folder.jvmOptions()));
    command.addAll(ServerFolder.arguments(home.resolve("lib/platform/java").resolve(opens())));
    command.add("-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"));
    database.jvmArgument().ifPresent(command::add);
    command.addAll(jvmArguments);
    command.add("-jar");
    command.add(home.resolve("bin/tools/ws-server.jar").toString());
    command.add(name);
    return command;
  }

  private Map<String, String> environment() {
    // Without passwords for LTPA and its key store the server takes no bearer token, silently.
    return Map.of(
        "WLP_USER_DIR", folder.user().toString(),
        "WLP_OUTPUT_DIR", folder.server().getParent().toString(),
        "X_LOG_DIR", folder.logs().toString(),
        "ltpa_keys_password", UUID.randomUUID().toString(),
        "keystore_password", UUID.randomUUID().toString());
  }

  private static String opens() {
    return Runtime.version().feature() < JAVA_WITH_OTHER_OPTIONS
        ? "java9.options"
        : "java24.options";
  }

  private static Path data(Builder builder) {
    Path data = builder.data == null ? builder.folder.resolve("data") : builder.data;
    try {
      return Files.createDirectories(data.toAbsolutePath());
    } catch (IOException e) {
      throw new LauncherException("The data folder " + data + " can not be made: " + e, e);
    }
  }

  /** What a server is made of; only applications are mandatory. */
  public static final class Builder {

    private final Path folder;
    private final Map<String, Path> applications = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<String> jvmArguments = new ArrayList<>();
    private String name = "berth";
    private LibertyRuntime runtime;
    private Path data;
    private Database database = Database.derby();
    private int httpPort;
    private Duration readyWithin = Duration.ofMinutes(5);

    private Builder(Path folder) {
      this.folder = Objects.requireNonNull(folder);
    }

    /** The server's name, a word; berth unless given. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** The installation to run; {@link LibertyRuntime#find} unless given. */
    public Builder runtime(LibertyRuntime value) {
      runtime = value;
      return this;
    }

    /**
     * Adds an application.
     *
     * @param context a context that has a file in liberty-config/shared/services
     * @param archive its WAR, or EAR for the console
     */
    public Builder application(String context, Path archive) {
      applications.put(context, archive);
      return this;
    }

    /** Derby unless given. */
    public Builder database(Database value) {
      database = value;
      return this;
    }

    /** The folder that the variable berth.data names; {@code data} in the server's unless given. */
    public Builder data(Path value) {
      data = value;
      return this;
    }

    /** 1 to 65535, or 0 for a free one, which is then kept over restarts. */
    public Builder httpPort(int value) {
      httpPort = value;
      return this;
    }

    /** A value for the server's configuration and for MicroProfile Config alike. */
    public Builder variable(String key, String value) {
      variables.put(key, value);
      return this;
    }

    public Builder variables(Map<String, String> values) {
      variables.putAll(values);
      return this;
    }

    /** Added after those of jvm.options, so it wins over them. */
    public Builder jvmArgument(String value) {
      jvmArguments.add(value);
      return this;
    }

    /** How long a start may take; five minutes unless given. */
    public Builder readyWithin(Duration value) {
      readyWithin = value;
      return this;
    }

    public LibertyServer build() {
      return new LibertyServer(this);
    }

    /** Builds and starts. */
    public LibertyServer start() {
      return build().start();
    }
  }
}
