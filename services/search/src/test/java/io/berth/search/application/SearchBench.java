package io.berth.search.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import io.berth.search.adapter.out.lucene.LuceneListingIndexes;
import io.berth.search.application.port.ListingIndex;
import io.berth.search.domain.Approval;
import io.berth.search.domain.Kind;
import io.berth.search.domain.Period;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prints how long searches take among many listings with a year of bookings, and what that costs.
 * {@code services/search/bench} runs it.
 */
@Tag("lab")
class SearchBench {
  private static final Path REPORT = Path.of("target", "bench.txt");
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String OWN_FOLDERS = "berth-search-" + ProcessHandle.current().pid() + "-";
  private static final int WARM_UP = 100;
  private static final int ROUNDS = 300;
  private static final int BOOKINGS = 1_000;
  private static final int BATCH = 100;

  /** Typical searches among the fewest listings, by one client. */
  private static Times fewest;

  /** One kind of search; what it asks for differs each time. */
  private record Query(String name, Function<Random, Search> search) {}

  private static final List<Query> TYPICAL =
      List.of(
          new Query(
              "2 nights within 10 km, 2 guests, by price",
              random -> nights(random, around(random, 10), 2, Search.Sort.PRICE)),
          new Query(
              "3 nights on a map of 20 km, by rating",
              random -> nights(random, map(random), 3, Search.Sort.RATING)),
          new Query(
              "7 nights within 5 km, wifi, at most 1,000,000",
              random -> cheap(nights(random, around(random, 5), 7, Search.Sort.RELEVANCE))),
          new Query(
              "two words, 2 nights",
              random -> nights(random, words(random), 2, Search.Sort.RELEVANCE)),
          new Query("two words", SearchBench::words),
          new Query(
              "a car for 3 days within 10 km",
              random -> kind(nights(random, around(random, 10), 3, Search.Sort.PRICE), Kind.CAR)),
          new Query(
              "a meeting room for 2 hours within 5 km, by distance",
              random -> hours(random, around(random, 5))));

  private static final List<Query> BROAD =
      List.of(
          new Query("everything", random -> SearchFixture.everything()),
          new Query("one word of the commonest", random -> word("숙소")),
          new Query(
              "thirteen words that all have",
              random -> word("숙소 place quiet clean close 가까운 조용하고 깨끗한 근처 편하게 쉬세요 중앙로 곳입니다")),
          new Query(
              "homes for 2 nights anywhere, by price",
              random ->
                  kind(
                      nights(random, SearchFixture.everything(), 2, Search.Sort.PRICE), Kind.STAY)),
          new Query(
              "2 nights anywhere that cost nothing",
              random -> free(nights(random, SearchFixture.everything(), 2, Search.Sort.RELEVANCE))),
          new Query(
              "2 hours within 5 km that cost nothing",
              random -> free(hours(random, around(random, 5)))),
          new Query(
              "2 hours anywhere that cost nothing",
              random -> free(hours(random, SearchFixture.everything()))));

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000, 1_000_000})
  void searches_among_many(int listings) throws Exception {
    readDictionaries();
    long before = used();
    long begun = System.nanoTime();
    ManyListings many = new ManyListings(listings, NOW);
    try (ListingIndex index = new LuceneListingIndexes().open()) {
      long taken = many.into(index);
      say("%,d listings, %,d taken periods", listings, taken);
      say("  made in %.0f s", (System.nanoTime() - begun) / 1e9);
      long after = used();
      say(
          "  memory %,d MiB, %,d bytes for each listing; words and places on disk %,d MiB",
          (after - before) >> 20, (after - before) / listings, onDisk() >> 20);
      Times typical = measure(index, TYPICAL, 1);
      fewest = fewest == null ? typical : fewest;
      say("  %-53s %s", "typical searches, one client", typical);
      say("  %-53s %s", "  to those among the fewest listings", typical.ratio(fewest));
      say("  %-53s %s", "typical searches, two clients", measure(index, TYPICAL, 2));
      for (Query query : Stream.concat(TYPICAL.stream(), BROAD.stream()).toList()) {
        Times times = measure(index, List.of(query), 1);
        long count = index.find(query.search().apply(new Random(1)), NOW).count();
        say("    %-51s %s, for example %,d found", query.name(), times, count);
      }
      say("  %-53s %s", "a booking into the index", book(index, many));
    }
  }

  @ParameterizedTest
  @CsvSource({"DERBY, 500", "DERBY, 2000", "POSTGRESQL, 500", "POSTGRESQL, 2000"})
  void a_start_from_full_tables(TestDatabase database, int listings) throws IOException {
    readDictionaries();
    ManyListings many = new ManyListings(listings, NOW);
    try (SearchFixture search = new SearchFixture(database)) {
      long taken = 0;
      for (int first = 0; first < listings; first += BATCH) {
        List<UUID> batch = IntStream.range(first, first + BATCH).mapToObj(many::listing).toList();
        taken += search.container.inTransaction(() -> tell(search, many, batch));
      }
      long begun = System.nanoTime();
      search.restart();
      double millis = (System.nanoTime() - begun) / 1e6;
      assertThat(search.find(SearchFixture.everything()).found().count()).isEqualTo(listings);
      say(
          "%s: a start with %,d listings, %,d taken periods in %,.0f ms, %.2f ms for each listing",
          database, listings, taken, millis, millis / listings);
    }
  }

  /** Publishes listings of one unit with all their bookings; answers how many. */
  private static long tell(SearchFixture search, ManyListings many, List<UUID> listings) {
    ApplyChange apply = search.container.get(ApplyChange.class);
    String example = Contracts.example("listing", "ListingPublished");
    long bookings = 0;
    for (UUID listing : listings) {
      UUID unit = ManyListings.unit(listing, 0);
      String data =
          example
              .replace(SearchFixture.LISTING.toString(), listing.toString())
              .replace(SearchFixture.UNIT.toString(), unit.toString());
      search
          .handler("listing-events")
          .apply(ExampleEvents.of("listing", "ListingPublished", 1, data));
      for (Taken taken : many.taken(listing, unit)) {
        OwnerChange.Owned owned =
            new OwnerChange.Owned(unit, taken.period(), taken.heldUntil(), taken.late());
        apply.apply(new OwnerChange(UUID.randomUUID(), 1, listing, List.of(owned)));
        bookings++;
      }
    }
    return bookings;
  }

  /**
   * How long each took, in milliseconds, in order.
   *
   * @param clock by the clock on the wall, in which other work of the machine counts
   * @param processor of the thread that searched
   */
  private record Times(double[] clock, double[] processor) {
    static Times of(List<double[]> both) {
      return new Times(
          both.stream().mapToDouble(each -> each[0]).sorted().toArray(),
          both.stream().mapToDouble(each -> each[1]).sorted().toArray());
    }

    String ratio(Times other) {
      return String.format(
          Locale.ROOT,
          "p50 %6.2f     p99 %6.2f     (processor %6.2f, %6.2f)",
          at(clock, 50) / at(other.clock, 50),
          at(clock, 99) / at(other.clock, 99),
          at(processor, 50) / at(other.processor, 50),
          at(processor, 99) / at(other.processor, 99));
    }

    private static double at(double[] times, int percent) {
      return times[times.length * percent / 100];
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "p50 %6.2f ms  p99 %6.2f ms  (processor %6.2f, %6.2f)",
          at(clock, 50),
          at(clock, 99),
          at(processor, 50),
          at(processor, 99));
    }
  }

  private static double[] timed(Runnable work) {
    long begun = System.nanoTime();
    long used = THREADS.getCurrentThreadCpuTime();
    work.run();
    return new double[] {
      (System.nanoTime() - begun) / 1e6, (THREADS.getCurrentThreadCpuTime() - used) / 1e6
    };
  }

  private static Times measure(ListingIndex index, List<Query> queries, int clients)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<List<double[]>>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        Random random = new Random(client);
        running.add(threads.submit(() -> measure(index, queries, random)));
      }
      List<double[]> times = new ArrayList<>();
      for (Future<List<double[]>> each : running) {
        times.addAll(each.get());
      }
      return Times.of(times);
    } finally {
      threads.shutdown();
    }
  }

  private static List<double[]> measure(ListingIndex index, List<Query> queries, Random random) {
    List<double[]> times = new ArrayList<>();
    for (int i = -WARM_UP; i < ROUNDS * queries.size(); i++) {
      Search search = queries.get(Math.floorMod(i, queries.size())).search().apply(random);
      double[] time = timed(() -> SearchListings.find(index, search, NOW));
      if (i >= 0) {
        times.add(time);
      }
    }
    return times;
  }

  private static Times book(ListingIndex index, ManyListings many) {
    Random random = new Random(7);
    List<double[]> times = new ArrayList<>();
    for (int i = 0; i < BOOKINGS; i++) {
      UUID listing = many.listing(random.nextInt(many.size()));
      UUID unit = ManyListings.unit(listing, 0);
      List<Taken> taken = many.taken(listing, unit);
      times.add(timed(() -> index.take(listing, unit, taken, NOW)));
    }
    return Times.of(times);
  }

  private static Search around(Random random, double km) {
    double[] place = ManyListings.place(random);
    Search all = SearchFixture.everything();
    return new Search(
        null,
        Set.of(),
        new Search.Near(place[0], place[1], 1_000 * km),
        null,
        null,
        2,
        Set.of(),
        null,
        all.price(),
        Search.Sort.DISTANCE,
        null,
        20);
  }

  private static Search map(Random random) {
    double[] place = ManyListings.place(random);
    Search all = SearchFixture.everything();
    return new Search(
        null,
        Set.of(),
        null,
        new Search.Box(place[0] - 0.09, place[1] - 0.11, place[0] + 0.09, place[1] + 0.11),
        null,
        2,
        Set.of(),
        null,
        all.price(),
        Search.Sort.RATING,
        null,
        20);
  }

  private static Search words(Random random) {
    return word(ManyListings.cityWord(random) + " " + ManyListings.word(random));
  }

  private static Search word(String words) {
    Search all = SearchFixture.everything();
    return new Search(
        words,
        Set.of(),
        null,
        null,
        null,
        1,
        Set.of(),
        null,
        all.price(),
        Search.Sort.RELEVANCE,
        null,
        20);
  }

  private static Search nights(Random random, Search search, int nights, Search.Sort sort) {
    long from = LocalDate.parse("2026-12-01").toEpochDay() + random.nextInt(200);
    return new Search(
        search.words(),
        search.kinds(),
        search.near(),
        search.box(),
        new Search.Time(true, new Period(from, from + nights)),
        search.guests(),
        search.amenities(),
        search.approval(),
        search.price(),
        sort,
        null,
        20);
  }

  private static Search hours(Random random, Search search) {
    long noon = Instant.parse("2026-12-01T03:00:00Z").getEpochSecond() / 900;
    long from = noon + 96L * random.nextInt(60) + random.nextInt(16);
    Search.Time time = new Search.Time(false, new Period(from, from + 8));
    return kind(search, Kind.MEETING_ROOM).at(time);
  }

  private static Search kind(Search search, Kind kind) {
    return new Search(
        search.words(),
        Set.of(kind),
        search.near(),
        search.box(),
        search.time(),
        search.guests(),
        search.amenities(),
        search.approval(),
        search.price(),
        search.sort(),
        null,
        20);
  }

  private static Search cheap(Search search) {
    return new Search(
        search.words(),
        search.kinds(),
        search.near(),
        search.box(),
        search.time(),
        search.guests(),
        Set.of("wifi"),
        Approval.INSTANT,
        new Search.Price("KRW", null, 1_000_000L, null, null),
        search.sort(),
        null,
        20);
  }

  private static Search free(Search search) {
    return new Search(
        search.words(),
        search.kinds(),
        search.near(),
        search.box(),
        search.time(),
        search.guests(),
        search.amenities(),
        search.approval(),
        new Search.Price("KRW", null, 0L, null, null),
        search.sort(),
        null,
        20);
  }

  /** They are the process's, not the index's. */
  private static void readDictionaries() {
    try (ListingIndex index = new LuceneListingIndexes().open()) {
      new ManyListings(1, NOW).into(index);
    }
  }

  /** Used heap after collecting. */
  private static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** The folders of this process's indexes. */
  private static long onDisk() throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")), 2)) {
      for (Path file : files.filter(each -> each.toString().contains(OWN_FOLDERS)).toList()) {
        size += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
    }
    return size;
  }

  private static void say(String format, Object... values) throws IOException {
    String line = String.format(Locale.ROOT, format, values);
    System.out.println(line);
    Files.writeString(REPORT, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
