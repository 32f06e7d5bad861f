package io.berth.search.application;

import io.berth.search.domain.Approval;
import io.berth.search.domain.BookingRules;
import io.berth.search.domain.CancellationPolicy;
import io.berth.search.domain.Days;
import io.berth.search.domain.Kind;
import io.berth.search.domain.Listing;
import io.berth.search.domain.ListingCalendar;
import io.berth.search.domain.OpeningHours;
import io.berth.search.domain.Period;
import io.berth.search.domain.PriceList;
import io.berth.search.domain.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Listings, taken time and searches of all sorts, close enough to meet each other. */
final class RandomListings {
  private static final List<String> ZONES =
      List.of("Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati");
  private static final List<String> WORDS =
      List.of("alpha", "bravo", "delta", "echo", "golf", "hotel");
  private static final List<String> AMENITIES = List.of("wifi", "pool", "desk", "parking");
  private static final LocalDate FIRST = LocalDate.parse("2026-11-18");

  private final RandomGenerator random;
  private final Instant now;

  RandomListings(RandomGenerator random, Instant now) {
    this.random = random;
    this.now = now;
  }

  Listing listing() {
    Slot slot = one(List.of(Slot.values()));
    return listing(id(), 1, slot, one(ZONES), List.of());
  }

  /** Another version: everything may have changed but the calendar, and units come and go. */
  Listing revision(Listing old) {
    ListingCalendar calendar = old.rules().calendar();
    List<UUID> kept = old.units().stream().filter(unit -> random.nextBoolean()).toList();
    return listing(old.id(), old.version() + 1, calendar.slot(), calendar.zone().getId(), kept);
  }

  private Listing listing(UUID id, long version, Slot slot, String zone, List<UUID> kept) {
    boolean located = random.nextInt(8) > 0;
    List<UUID> units = new ArrayList<>(kept);
    IntStream.range(0, random.nextInt(3))
        .forEach(i -> units.add(random.nextInt(2) * kept.size(), id()));
    return new Listing(
        id,
        version,
        random.nextInt(10) > 0,
        one(List.of(Kind.values())),
        new Listing.Text(words(), maybe(this::words)),
        new Listing.Text(maybe(this::words), null),
        new Listing.Place(
            maybe(this::words),
            located ? 37 + random.nextDouble() / 5 : null,
            located ? 126.9 + random.nextDouble() / 5 : null),
        prices(),
        rules(slot, zone),
        random.nextInt(3),
        one(List.of(Approval.values())),
        one(List.of(CancellationPolicy.values())),
        AMENITIES.stream().filter(each -> random.nextBoolean()).toList(),
        units,
        null);
  }

  private PriceList prices() {
    int perSlot = random.nextInt(200);
    return new PriceList(
        random.nextInt(5) > 0 ? "KRW" : "USD",
        perSlot,
        random.nextInt(3) * 7,
        random.nextInt(3) * 11,
        random.nextBoolean() ? perSlot : random.nextInt(300),
        new Days(random.nextInt(128)),
        random.nextInt(3) > 0
            ? List.of()
            : List.of(
                new PriceList.Season(FIRST.plusDays(3), FIRST.plusDays(6), random.nextInt(500)),
                new PriceList.Season(FIRST.plusDays(5), FIRST.plusDays(9), random.nextInt(500))),
        random.nextInt(3) > 0
            ? List.of()
            : List.of(
                new PriceList.LengthDiscount(3, 1 + random.nextInt(99)),
                new PriceList.LengthDiscount(2, 1 + random.nextInt(99))),
        random.nextInt(3) * 9);
  }

  private BookingRules rules(Slot slot, String zone) {
    int min = 1 + random.nextInt(2);
    return new BookingRules(
        new ListingCalendar(slot, ZoneId.of(zone), LocalTime.of(15, 0)),
        min,
        min + random.nextInt(40),
        random.nextInt(3) * 20,
        random.nextInt(4) == 0 ? 5 : 540,
        random.nextInt(4) == 0 ? new Days(1 + random.nextInt(127)) : Days.ALL,
        random.nextInt(4) > 0
            ? OpeningHours.ALWAYS
            : new OpeningHours(
                List.of(
                    new OpeningHours.Range(
                        new Days(random.nextInt(128)), LocalTime.of(9, 0), LocalTime.of(13, 30)),
                    new OpeningHours.Range(
                        new Days(random.nextInt(128)), LocalTime.of(17, 0), null))),
        1 + random.nextInt(5));
  }

  /** Nights around the first dates, or quarters of an hour around the running one. */
  private Period period(boolean byDate) {
    long first = byDate ? FIRST.toEpochDay() : now.getEpochSecond() / 900 - 8;
    long from = first + random.nextInt(byDate ? 20 : 200);
    return new Period(from, from + 1 + random.nextInt(4));
  }

  List<Taken> taken(Listing listing) {
    boolean byDate = listing.rules().calendar().slot().isByDate();
    return IntStream.range(0, random.nextInt(5))
        .mapToObj(
            i ->
                new Taken(
                    period(byDate),
                    random.nextInt(4) > 0 ? null : now.plusSeconds(60 - random.nextInt(3) * 60L),
                    random.nextInt(20) == 0))
        .toList();
  }

  Search search(List<Listing> listings) {
    Search.Time time = maybe(this::time);
    boolean near = random.nextInt(3) == 0;
    Listing some = listings.get(random.nextInt(listings.size()));
    return new Search(
        random.nextInt(3) > 0 ? null : one(WORDS) + (random.nextBoolean() ? "" : " " + one(WORDS)),
        random.nextInt(3) > 0 ? Set.of() : EnumSet.of(some.kind(), one(List.of(Kind.values()))),
        near ? new Search.Near(37.1, 127, 1_000 + random.nextInt(15_000)) : null,
        random.nextInt(5) > 0
            ? null
            : random.nextBoolean()
                ? new Search.Box(37.02, 126.95, 37.18, 127.05)
                : new Search.Box(37.02, 127.05, 37.18, 126.95),
        time,
        random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(5),
        random.nextInt(3) > 0 ? Set.of() : new TreeSet<>(List.of(one(AMENITIES))),
        random.nextInt(3) > 0 ? null : one(List.of(Approval.values())),
        new Search.Price(
            random.nextInt(5) > 0 ? "KRW" : "USD",
            limit(time, 200),
            limit(time, 800),
            random.nextInt(6) > 0 ? null : (long) random.nextInt(150),
            random.nextInt(6) > 0 ? null : 20L + random.nextInt(200)),
        near ? one(List.of(Search.Sort.values())) : one(withoutDistance()),
        null,
        1 + random.nextInt(8));
  }

  private Search.Time time() {
    boolean byDate = random.nextInt(3) > 0;
    return new Search.Time(byDate, period(byDate));
  }

  private Long limit(Search.Time time, int most) {
    return time == null || random.nextInt(5) > 0 ? null : (long) random.nextInt(most);
  }

  private static List<Search.Sort> withoutDistance() {
    return List.of(Search.Sort.RELEVANCE, Search.Sort.PRICE, Search.Sort.RATING);
  }

  private String words() {
    return one(WORDS) + " " + one(WORDS);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
