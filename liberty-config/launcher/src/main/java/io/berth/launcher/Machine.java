package io.berth.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * All of Berth on one machine: keys, broker, mailbox and one server with all the given contexts.
 *
 * <p>The server learns where the rest is by these variables: {@code kafka.bootstrap}, {@code
 * berth.smtp.host}, {@code berth.smtp.port}, {@code berth.mailbox.url}, {@code berth.keys} (a
 * folder), {@code berth.url} (its own address) and {@code berth.<context>.url} for every context
 * that another may call, whether it runs here or not.
 */
public final class Machine implements AutoCloseable {

  private static final List<String> CONTEXTS =
      List.of(
          "member",
          "listing",
          "booking",
          "payment",
          "search",
          "usage",
          "review",
          "notification",
          "mypage");

  private final Path data;
  private final Consumer<String> progress;
  private final Broker broker;
  private final Mailbox mailbox;
  private final LibertyServer.Builder description;
  private final Map<String, String> variables;
  private final int httpPort;
  private LibertyServer server;

  private Machine(Builder builder) {
    data = builder.data.toAbsolutePath();
    progress = builder.progress;
    httpPort = Ports.freeUnlessGiven(builder.httpPort);
    variables = Map.copyOf(builder.variables);
    broker = Broker.in(data.resolve("kafka"), builder.kafkaPort, builder.controllerPort);
    mailbox = Mailbox.in(data.resolve("mail"), builder.smtpPort, builder.mailboxPort);
    description = builder.server.data(data).httpPort(httpPort);
  }

  /**
   * Begins the description of a machine.
   *
   * @param data the folder for everything that is kept
   */
  public static Builder in(Path data) {
    return new Builder(data);
  }

  /**
   * Starts all parts and waits until the server is ready.
   *
   * @throws LauncherException if a part does not start; the parts that did are ended again
   */
  public Machine start() {
    try {
      Keys keys = Keys.in(data.resolve("keys"));
      mailbox.start();
      progress.accept("The mailbox is open: " + mailbox.address());
      broker.start();
      progress.accept("The broker answers: " + broker.address());
      server = description.variables(surroundings(keys)).variables(variables).build();
      server.launch();
      progress.accept("The server is starting; its logs are in " + server.logs());
      server.awaitReady();
      progress.accept("The server is ready: " + server.address());
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Ends all parts as an operator would, the server first. */
  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    broker.close();
    mailbox.close();
  }

  public URI address() {
    return URI.create("http://" + Ports.HOST + ":" + httpPort);
  }

  public Path data() {
    return data;
  }

  public Broker broker() {
    return broker;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  /** The server; null before {@link #start}. */
  public LibertyServer server() {
    return server;
  }

  private Map<String, String> surroundings(Keys keys) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("kafka.bootstrap", broker.address());
    values.put("berth.smtp.host", Ports.HOST);
    values.put("berth.smtp.port", Integer.toString(mailbox.smtpPort()));
    values.put("berth.mailbox.url", mailbox.address().toString());
    values.put("berth.keys", keys.folder().toString());
    values.put("berth.url", address().toString());
    for (String context : CONTEXTS) {
      values.put("berth." + context + ".url", address().toString());
    }
    return values;
  }

  /** What a machine is made of; all ports are free ones unless given. */
  public static final class Builder {

    private final Path data;
    private final LibertyServer.Builder server;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private Consumer<String> progress = line -> {};
    private int httpPort;
    private int kafkaPort;
    private int controllerPort;
    private int smtpPort;
    private int mailboxPort;

    private Builder(Path data) {
      this.data = Objects.requireNonNull(data);
      this.server = LibertyServer.in(data.resolve("server"));
    }

    /** See {@link LibertyServer.Builder#runtime}. */
    public Builder runtime(LibertyRuntime value) {
      server.runtime(value);
      return this;
    }

    /** See {@link LibertyServer.Builder#application}. */
    public Builder application(String context, Path archive) {
      server.application(context, archive);
      return this;
    }

    /** Derby unless given. */
    public Builder database(Database value) {
      server.database(value);
      return this;
    }

    public Builder httpPort(int value) {
      httpPort = value;
      return this;
    }

    public Builder kafkaPorts(int clients, int controller) {
      kafkaPort = clients;
      controllerPort = controller;
      return this;
    }

    public Builder mailboxPorts(int smtp, int pages) {
      smtpPort = smtp;
      mailboxPort = pages;
      return this;
    }

    /** Wins over what the machine itself tells the server. */
    public Builder variable(String key, String value) {
      variables.put(key, value);
      return this;
    }

    /** See {@link LibertyServer.Builder#jvmArgument}. */
    public Builder jvmArgument(String value) {
      server.jvmArgument(value);
      return this;
    }

    /** How long the server may take to start; five minutes unless given. */
    public Builder readyWithin(Duration value) {
      server.readyWithin(value);
      return this;
    }

    /** Hears a sentence after each part. */
    public Builder progress(Consumer<String> value) {
      progress = value;
      return this;
    }

    public Machine build() {
      return new Machine(this);
    }

    /** Builds and starts. */
    public Machine start() {
      return build().start();
    }
  }
}
