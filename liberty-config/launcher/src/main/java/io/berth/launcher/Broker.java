package io.berth.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker of one node as a child process, on the loopback.
 *
 * <p>It can be started again after {@link #stop} and {@link #kill}, on the same ports and data.
 */
public final class Broker implements AutoCloseable {

  /** The contexts that publish: each has the topic {@code berth.<context>.events}. */
  public static final List<String> PUBLISHERS =
      List.of("listing", "booking", "payment", "member", "usage", "review");

  private static final int PARTITIONS = 4;
  private static final short REPLICAS = 1;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final int ADMIN_MILLIS = 15_000;

  // Held, because the logging framework forgets the levels of loggers that nobody holds.
  private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.kafka");

  private final Path folder;
  private final int port;
  private final int controllerPort;
  private ChildJvm process;

  private Broker(Path folder, int port, int controllerPort) {
    this.folder = folder.toAbsolutePath();
    this.port = Ports.freeUnlessGiven(port);
    this.controllerPort = Ports.freeUnlessGiven(controllerPort);
  }

  /** A broker on free ports, which it keeps over restarts. */
  public static Broker in(Path folder) {
    return new Broker(folder, 0, 0);
  }

  /**
   * A broker on given ports.
   *
   * @param folder where records, settings and log are kept
   * @param port for clients, 0 for a free one
   * @param controllerPort for the broker itself, 0 for a free one
   */
  public static Broker in(Path folder, int port, int controllerPort) {
    return new Broker(folder, port, controllerPort);
  }

  /**
   * Starts the broker, waits until it answers and makes the topics that are missing.
   *
   * @throws LauncherException if a port is taken, it dies, or it does not answer within 60 s
   */
  public Broker start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("The broker is running.");
    }
    Ports.requireFree("broker", port, "berth.kafka.port");
    Ports.requireFree("broker's controller", controllerPort, "berth.kafka.controller.port");
    try {
      Files.createDirectories(folder);
      AtomicFiles.write(folder.resolve("server.properties"), settings());
      AtomicFiles.write(folder.resolve("logging.properties"), logSettings());
      formatOnce();
    } catch (IOException e) {
      throw new LauncherException("The broker's folder " + folder + " can not be made: " + e, e);
    }
    process = ChildJvm.start("broker", folder, folder.resolve("kafka.log"), command(), Map.of());
    awaitAnswer();
    createTopics();
    return this;
  }

  /**
   * Makes the topics {@code berth.<context>.events} that are missing; records are kept for ever.
   */
  public void createTopics() {
    try (Admin admin = admin()) {
      admin
          .createTopics(PUBLISHERS.stream().map(Broker::topic).toList())
          .values()
          .forEach(Broker::createdOrThere);
    }
  }

  /** Ends the broker as an operator would, at most 20 seconds. */
  public void stop() {
    if (process != null) {
      process.stop(STOP_LIMIT);
    }
  }

  /** Ends the broker at once (kill -9). */
  public void kill() {
    process.kill();
  }

  /** Suspends the broker: it still takes connections and answers nothing (SIGSTOP). */
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

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** What clients call bootstrap.servers, such as {@code 127.0.0.1:19092}. */
  public String address() {
    return Ports.HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  private void awaitAnswer() {
    boolean settled =
        Deadline.in(START_LIMIT).await(() -> !process.isAlive() || Ports.answers(port));
    if (!process.isAlive()) {
      throw process.failure("ended while it was starting");
    }
    if (!settled || !hasNode()) {
      LauncherException failure =
          process.failure("did not answer within " + START_LIMIT.toSeconds() + " s");
      process.kill();
      throw failure;
    }
  }

  private boolean hasNode() {
    try (Admin admin = admin()) {
      return Deadline.in(START_LIMIT).await(() -> !process.isAlive() || seesNode(admin));
    }
  }

  private static boolean seesNode(Admin admin) {
    try {
      return !admin.describeCluster().nodes().get(ADMIN_MILLIS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while waiting for the broker.", e);
    }
  }

  private static void createdOrThere(
      String topic, org.apache.kafka.common.KafkaFuture<Void> creation) {
    try {
      creation.get(ADMIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new LauncherException(
            "The topic " + topic + " could not be made: " + e.getCause(), e);
      }
    } catch (TimeoutException e) {
      throw new LauncherException("The topic " + topic + " could not be made in time.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while making the topic " + topic + ".", e);
    }
  }

  private static NewTopic topic(String context) {
    String cleanup = context.equals("listing") ? "compact" : "delete";
    return new NewTopic("berth." + context + ".events", PARTITIONS, REPLICAS)
        .configs(Map.of("cleanup.policy", cleanup, "retention.ms", "-1", "retention.bytes", "-1"));
  }

  private Admin admin() {
    CLIENT_LOG.setLevel(Level.SEVERE);
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_MILLIS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_MILLIS));
  }

  /**
   * Formatted beside its place and renamed, so that a broken-off start leaves nothing half done.
   */
  private void formatOnce() throws IOException {
    Path log = folder.resolve("log");
    if (Files.isDirectory(log)) {
      return;
    }
    Path draft = folder.resolve("formatting");
    AtomicFiles.deleteTree(draft);
    Files.createDirectories(draft);
    try {
      new Formatter()
          .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setMetadataLogDirectory(draft.toString())
          .addDirectory(draft.toString())
          .run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new LauncherException("The broker's storage could not be formatted: " + e, e);
    }
    Files.move(draft, log, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> command() {
    return List.of(
        "-Xms64m",
        "-Xmx384m",
        "-XX:+UseSerialGC",
        // Spares 40 % of the processor time of a start; enough for one machine's messages.
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-Djava.util.logging.config.file=" + folder.resolve("logging.properties"),
        "-cp",
        Jars.classPath(),
        "kafka.Kafka",
        folder.resolve("server.properties").toString());
  }

  private String settings() {
    return Stream.of(
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@" + Ports.HOST + ":" + controllerPort,
            "listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
                .formatted(Ports.HOST, port, controllerPort),
            "advertised.listeners=PLAINTEXT://" + address(),
            "controller.listener.names=CONTROLLER",
            "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            "log.dirs=" + folder.resolve("log").toString().replace("\\", "\\\\"),
            "auto.create.topics.enable=false",
            "offsets.topic.num.partitions=5",
            "offsets.topic.replication.factor=1",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "transaction.state.log.num.partitions=2",
            "share.coordinator.state.topic.replication.factor=1",
            "share.coordinator.state.topic.min.isr=1",
            "group.initial.rebalance.delay.ms=0",
            // A killed broker is let in again only when its session before has ended.
            "broker.session.timeout.ms=3000",
            "broker.heartbeat.interval.ms=1000",
            "log.cleaner.dedupe.buffer.size=16777216",
            "num.network.threads=2",
            "num.io.threads=4")
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String logSettings() {
    return Stream.of(
            "handlers=java.util.logging.ConsoleHandler",
            ".level=WARNING",
            "kafka.server.KafkaRaftServer.level=INFO",
            "java.util.logging.ConsoleHandler.level=ALL",
            "java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter",
            "java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n")
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
