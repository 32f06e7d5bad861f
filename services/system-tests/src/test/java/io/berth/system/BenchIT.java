package io.berth.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.launcher.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Figures for orientation, not limits: generator, database, broker and servers share one machine.
 * The script {@code services/system-tests/bench} runs it and prints {@code target/bench.txt}.
 */
@Tag("lab")
@Tag("load")
class BenchIT {
  private static final Path REPORT = Path.of("target", "bench.txt");
  private static final List<String> CONTEXTS = List.of("listing", "booking", "payment");
  private static final int COUNTED = 200;
  private static final int CLIENTS = 32;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration LOAD = Duration.ofSeconds(20);
  private static final Duration AT_REST = Duration.ofSeconds(10);
  private static final Duration TOLD = Duration.ofSeconds(3);

  private record Counters(long statements, long commits, double seconds) {
    static Counters of(Landscape berth) {
      List<String> row =
          berth.ask(
              "select (select sum(calls) from pg_stat_statements), (select xact_commit from"
                  + " pg_stat_database where datname = current_database())");
      return new Counters(
          Long.parseLong(row.get(0)), Long.parseLong(row.get(1)), System.nanoTime() / 1e9);
    }

    Counters since(Counters before) {
      return new Counters(
          statements - before.statements, commits - before.commits, seconds - before.seconds);
    }
  }

  @Test
  void figures_for_orientation() throws Exception {
    try (PrintStream out = new PrintStream(REPORT.toFile(), StandardCharsets.UTF_8)) {
      paidBookings(out);
      oneMachine(out);
    }
  }

  private static void paidBookings(PrintStream out) throws Exception {
    try (Landscape berth = Landscape.measured("bench")) {
      berth.plan("all", CONTEXTS.toArray(String[]::new));
      berth.start("all", CONTEXTS);
      berth.sql("public", "create extension pg_stat_statements");
      List<Bookable> homes =
          IntStream.range(0, 20).mapToObj(i -> Bookable.home(berth, "all", 20)).toList();
      load(berth, homes, WARM_UP);
      Thread.sleep(TOLD.toMillis());

      Counters start = Counters.of(berth);
      Thread.sleep(AT_REST.toMillis());
      Counters atRest = Counters.of(berth).since(start);
      start = Counters.of(berth);
      for (int i = 0; i < COUNTED; i++) {
        assertThat(book(berth, homes)).isEqualTo("201");
      }
      Thread.sleep(TOLD.toMillis());
      Counters counted = Counters.of(berth).since(start);
      Map<String, Long> answers = load(berth, homes, LOAD);

      double share = counted.seconds() / atRest.seconds();
      out.printf(
          "%s on one server, PostgreSQL %s, fsync %s%n",
          String.join(", ", CONTEXTS),
          berth.ask("show server_version").get(0),
          berth.ask("show fsync").get(0));
      out.printf(
          "  statements per paid booking: %.1f (of %d bookings one by one; at rest %.1f/s, taken"
              + " off)%n",
          (counted.statements() - share * atRest.statements()) / COUNTED,
          COUNTED,
          atRest.statements() / atRest.seconds());
      out.printf(
          "  commits per paid booking: %.1f (at rest %.1f/s, taken off)%n",
          (counted.commits() - share * atRest.commits()) / COUNTED,
          atRest.commits() / atRest.seconds());
      out.printf(
          "  paid bookings with %d clients for %d s: %.0f/s, answers %s%n",
          CLIENTS,
          LOAD.toSeconds(),
          answers.getOrDefault("201", 0L) / (double) LOAD.toSeconds(),
          answers);
      assertThat(
              berth.admin("all").get("/api/bookings/invariants").body().path("violations").asInt())
          .isZero();
    }
  }

  /** New guests book one night of a random home and pay, as fast as the clients can. */
  private static Map<String, Long> load(Landscape berth, List<Bookable> homes, Duration duration)
      throws Exception {
    Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    long end = System.nanoTime() + duration.toNanos();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      running.add(
          clients.submit(
              () -> {
                while (System.nanoTime() < end) {
                  answers.computeIfAbsent(book(berth, homes), any -> new LongAdder()).increment();
                }
              }));
    }
    for (Future<?> each : running) {
      each.get();
    }
    clients.shutdown();
    Map<String, Long> sums = new TreeMap<>();
    answers.forEach((answer, count) -> sums.put(answer, count.sum()));
    return sums;
  }

  private static String book(Landscape berth, List<Bookable> homes) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    LocalDate night = LocalDate.now().plusDays(random.nextInt(2, 500));
    Reply reply =
        homes
            .get(random.nextInt(homes.size()))
            .book(
                berth.as("all", UUID.randomUUID(), "guest"),
                night.toString(),
                night.plusDays(1).toString(),
                "tok_ok");
    return (reply.status() + " " + reply.problem()).trim();
  }

  /** Everything on one machine, on Derby, as the README's command starts it. */
  private static void oneMachine(PrintStream out) throws IOException {
    Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-machine-");
    for (String start : List.of("first start", "second start")) {
      Machine.Builder builder = Machine.in(data);
      List<String> names = new ArrayList<>();
      for (Path archive : archives()) {
        String file = archive.getFileName().toString();
        names.add(file);
        builder.application(file.substring(0, file.lastIndexOf('.')), archive);
      }
      long begin = System.nanoTime();
      try (Machine machine = builder.build()) {
        machine.start();
        out.printf(
            "%s of everything on one machine: %.1f s to ready; server %d MiB, broker %d MiB%n",
            start,
            (System.nanoTime() - begin) / 1e9,
            residentMebibytes(machine.server().pid()),
            residentMebibytes(machine.broker().pid()));
      }
      if (start.startsWith("second")) {
        out.println("  " + String.join(", ", names));
      }
    }
  }

  private static List<Path> archives() throws IOException {
    Path apps =
        Path.of(
            System.getProperty("berth.root"), "liberty-config", "one-machine", "target", "apps");
    try (Stream<Path> files = Files.list(apps)) {
      return files.sorted().toList();
    }
  }

  private static long residentMebibytes(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    }
  }
}
