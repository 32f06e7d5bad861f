package io.berth.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs Berth in the foreground until it is interrupted; {@code mvn -Prun package} ends in it.
 *
 * <p>It is told by system properties, which liberty-config/README.adoc lists. All that begin with
 * {@code berth.} reach the server as variables too.
 */
public final class Main {

  private static final String DATA = "berth.data";
  private static final Duration READY_LIMIT = Duration.ofMinutes(4);
  private static final Duration SIGNAL_SPREADS = Duration.ofSeconds(2);
  private static final long WATCH_MILLIS = 1_000;

  // Not System.out: Maven puts a colouring stream there that is no longer safe while Maven ends.
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private final long begin = System.nanoTime();
  private final Path data = Path.of(System.getProperty(DATA, "data")).toAbsolutePath().normalize();
  private volatile boolean ending;

  private Main() {}

  /**
   * Never returns: the process ends by a signal, or with status 1 after a sentence that says why.
   */
  public static void main(String[] arguments) {
    List<String> problems = Preflight.problems();
    if (!problems.isEmpty()) {
      problems.forEach(OUT::println);
      System.exit(1);
    }
    Main berth = new Main();
    try (FileChannel channel = lock(berth.data)) {
      berth.run();
      throw new IllegalStateException("The lock " + channel + " is held until the process ends.");
    } catch (LauncherException | IOException e) {
      berth.ending = true;
      OUT.println(e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }

  private void run() throws InterruptedException {
    Machine machine = describe();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(machine), "stop"));
    machine.start();
    plantDemoData(machine);
    say(tour(machine));
    watch(machine);
  }

  private Machine describe() {
    Map<String, String> ports = Preflight.ports();
    Machine.Builder machine =
        Machine.in(data)
            .httpPort(port(ports, "berth.http.port"))
            .kafkaPorts(port(ports, "berth.kafka.port"), port(ports, "berth.kafka.controller.port"))
            .mailboxPorts(port(ports, "berth.smtp.port"), port(ports, "berth.mailbox.port"))
            .database(database())
            .readyWithin(READY_LIMIT)
            .progress(this::say);
    applications().forEach(machine::application);
    if (wantsDemo()) {
      machine
          .variable("berth.admin.email", "admin@berth.demo")
          .variable("berth.admin.password", DemoApi.PASSWORD);
    }
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("berth.") && !name.equals(DATA))
        .forEach(name -> machine.variable(name, System.getProperty(name)));
    return machine.build();
  }

  private static Database database() {
    String url = System.getProperty("berth.postgresql.url", "");
    return url.isEmpty()
        ? Database.derby()
        : Database.postgresql(
            url,
            System.getProperty("berth.database.user", "berth"),
            System.getProperty("berth.database.password", ""));
  }

  /** The archives of the folder berth.apps by context, those of berth.services if it names any. */
  private static Map<String, Path> applications() {
    Path folder = Path.of(System.getProperty("berth.apps", "target/apps"));
    Map<String, Path> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().matches(".*\\.[we]ar"))
          .forEach(file -> all.put(context(file), file));
    } catch (IOException e) {
      throw new LauncherException("The folder of the applications can not be read: " + e, e);
    }
    List<String> wanted =
        Arrays.stream(System.getProperty("berth.services", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    for (String name : wanted) {
      if (!all.containsKey(name)) {
        throw new LauncherException(
            "-Dberth.services names %s, but there is only: %s."
                .formatted(name, String.join(", ", all.keySet())));
      }
    }
    if (!wanted.isEmpty()) {
      all.keySet().retainAll(wanted);
    }
    return all;
  }

  private static String context(Path archive) {
    String name = archive.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static boolean wantsDemo() {
    return Boolean.parseBoolean(System.getProperty("berth.demo", "true"));
  }

  private void plantDemoData(Machine machine) {
    if (!wantsDemo() || !applications().keySet().containsAll(List.of("member", "listing"))) {
      return;
    }
    try {
      new DemoData(DemoData.steps(machine.address()), machine.data()).plant(this::say);
    } catch (RuntimeException e) {
      say("The demo data is not complete; the next start goes on with it. " + e);
    }
  }

  private void watch(Machine machine) throws InterruptedException {
    while (true) {
      Thread.sleep(WATCH_MILLIS);
      boolean complete = machine.server().isAlive() && machine.broker().isAlive();
      if (!complete && !endingSoon()) {
        throw new LauncherException(
            "The %s ended by itself, so all is stopped. The logs are in %s."
                .formatted(machine.broker().isAlive() ? "server" : "broker", data));
      }
    }
  }

  /**
   * Ctrl-C reaches the children first or last: one that is gone may be the beginning of the end.
   */
  private boolean endingSoon() {
    return Deadline.in(SIGNAL_SPREADS).await(() -> ending);
  }

  private void stop(Machine machine) {
    boolean asked = !ending;
    ending = true;
    if (asked) {
      say("Stopping.");
    }
    machine.close();
    if (asked) {
      say("Stopped. The data is kept in " + data);
    }
  }

  private static FileChannel lock(Path data) {
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new LauncherException(
            "Another Berth is using the data folder %s. End it, or choose another with -D%s=<folder>."
                .formatted(data, DATA));
      }
      return channel;
    } catch (IOException e) {
      throw new LauncherException("The data folder " + data + " can not be used: " + e, e);
    }
  }

  private static int port(Map<String, String> ports, String property) {
    return Integer.parseInt(ports.get(property));
  }

  private static String tour(Machine machine) {
    try (InputStream in = Main.class.getResourceAsStream("tour.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{address}", machine.address().toString())
          .replace("{mailbox}", machine.mailbox().address().toString())
          .replace("{data}", machine.data().toString())
          .replace("{from}", LocalDate.now().plusDays(30).toString())
          .replace("{to}", LocalDate.now().plusDays(32).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String text) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    OUT.printf("[%3d s] %s%n", seconds, text);
  }
}
