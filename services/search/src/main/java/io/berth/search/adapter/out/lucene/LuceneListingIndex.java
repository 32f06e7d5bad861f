package io.berth.search.adapter.out.lucene;

import io.berth.foundation.messaging.EventJson;
import io.berth.search.application.Found;
import io.berth.search.application.IndexParts;
import io.berth.search.application.Rating;
import io.berth.search.application.Search;
import io.berth.search.application.Taken;
import io.berth.search.application.port.ListingIndex;
import io.berth.search.domain.Approval;
import io.berth.search.domain.BookingRules;
import io.berth.search.domain.Dates;
import io.berth.search.domain.Kind;
import io.berth.search.domain.Listing;
import io.berth.search.domain.ListingCalendar;
import io.berth.search.domain.Money;
import io.berth.search.domain.Period;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.SloppyMath;

/**
 * Words and places in Lucene, all else beside it in memory: each listing has a number, and for each
 * kind, amenity, and cell of time there is the set of the numbers that have it. A booking changes
 * some bits and no document.
 *
 * <p>What every search looks at of every listing lies in arrays by number. The first unit of what
 * is let by date has the listing's number, so that its free time needs no translation; all others
 * are numbered apart.
 */
final class LuceneListingIndex implements ListingIndex {
  private static final int MOST_AMENITIES = 50;

  /** No booking begins later, and no block lasts longer. */
  private static final long DAYS_AHEAD = 4_000;

  private static final long QUARTERS_OF_DAY = 96;

  /** A word in the title counts for more than any rating. */
  private static final long MORE_THAN_RANKS = 1L << 49;

  /** Prices in other currencies come after all that can be compared. */
  private static final long OTHER_CURRENCY = 1L << 61;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final TextIndex text;
  private final Map<UUID, Entry> byId = new HashMap<>();
  private Entry[] entries = new Entry[0];
  private final PriceColumns prices = new PriceColumns();
  private long[] ranks = new long[0];
  private int[] rulesOf = new int[0];

  private final Bits published = new Bits();
  private final Bits byDate = new Bits();
  private final Bits hostIsAsked = new Bits();
  private final Map<Kind, Bits> kinds = new EnumMap<>(Kind.class);
  private final Map<String, Bits> amenities = new HashMap<>();
  private final Map<String, Bits> currencies = new HashMap<>();

  /** Those with a smaller number have their words and places, too. */
  private int complete;

  private final Map<BookingRules, Integer> numberOfRules = new HashMap<>();
  private final List<BookingRules> rules = new ArrayList<>();

  private final Units firstByDate = Units.oneOfEach();
  private final Units furtherByDate = Units.any();
  private final Units byTime = Units.any();

  LuceneListingIndex(Path folder) {
    text = new TextIndex(folder);
    for (Kind kind : Kind.values()) {
      kinds.put(kind, new Bits());
    }
  }

  /** What a page shows of a listing and no search asks for. */
  record Shown(Listing.Text title, String address, String photo) {}

  @Override
  public void put(Listing listing) {
    Entry known = byId.get(listing.id());
    if (known != null && known.version >= listing.version()) {
      return;
    }
    Entry entry = known == null ? new Entry(byId.size(), listing.id()) : known;
    Shown shown = new Shown(listing.title(), listing.place().address(), listing.photo());
    text.put(entry.number, listing, EventJson.write(shown).getBytes(StandardCharsets.UTF_8));
    writing(
        () -> {
          add(entry);
          take(entry, listing);
        });
  }

  private void add(Entry entry) {
    if (byId.putIfAbsent(entry.id, entry) == null) {
      entries = ArrayUtil.grow(entries, entry.number + 1);
      ranks = ArrayUtil.grow(ranks, entry.number + 1);
      rulesOf = ArrayUtil.grow(rulesOf, entry.number + 1);
      entries[entry.number] = entry;
    }
  }

  private void take(Entry entry, Listing listing) {
    int number = entry.number;
    entry.take(listing);
    prices.put(number, listing.prices());
    rulesOf[number] = numberOf(listing.rules());
    published.put(number, entry.published);
    byDate.put(number, entry.byDate);
    hostIsAsked.put(number, entry.approval == Approval.REQUEST);
    kinds.forEach((kind, listings) -> listings.put(number, kind == entry.kind));
    putInto(amenities, listing.amenities(), number);
    putInto(currencies, List.of(listing.prices().currency()), number);
    numberUnits(entry, listing.units());
  }

  /** Into the sets of these names, and into no other. */
  private static void putInto(Map<String, Bits> sets, List<String> names, int number) {
    sets.values().forEach(numbers -> numbers.put(number, false));
    names.forEach(name -> sets.computeIfAbsent(name, each -> new Bits()).put(number, true));
  }

  /** Listings with the same rules share them, so that a search asks each set of rules once. */
  private int numberOf(BookingRules each) {
    Integer known = numberOfRules.putIfAbsent(each, rules.size());
    if (known != null) {
      return known;
    }
    rules.add(each);
    return rules.size() - 1;
  }

  /** Units that stay keep their numbers, with all that is taken of them. */
  private void numberUnits(Entry entry, List<UUID> offered) {
    boolean hasFirst = false;
    for (Entry.NumberedUnit unit : entry.units) {
      boolean stays = offered.contains(unit.id());
      unit.among().offer(unit.number(), stays);
      hasFirst |= stays && unit.among() == firstByDate;
    }
    List<Entry.NumberedUnit> units = new ArrayList<>();
    for (UUID id : offered) {
      Entry.NumberedUnit unit = entry.unit(id).orElse(null);
      if (unit == null) {
        Units among = !entry.byDate ? byTime : hasFirst ? furtherByDate : firstByDate;
        unit = new Entry.NumberedUnit(id, among, among.add(entry.number));
        among.offer(unit.number(), true);
        hasFirst |= among == firstByDate;
      }
      units.add(unit);
    }
    entry.units = units.toArray(Entry.NumberedUnit[]::new);
  }

  @Override
  public void rate(UUID listingId, Rating rating) {
    Entry entry = byId.get(listingId);
    if (entry != null) {
      writing(
          () -> {
            entry.rating = rating;
            ranks[entry.number] = rating.rank();
          });
    }
  }

  @Override
  public void take(UUID listingId, UUID unitId, List<Taken> taken, Instant now) {
    Entry entry = byId.get(listingId);
    if (entry == null) {
      return;
    }
    List<Taken> standing = taken.stream().filter(each -> each.standsAt(now)).toList();
    boolean late = standing.stream().anyMatch(Taken::late);
    List<Period> cells = cells(entry, standing, now);
    entry
        .unit(unitId)
        .ifPresent(unit -> writing(() -> unit.among().take(unit.number(), cells, late)));
  }

  /**
   * The cells in which no booking can begin or go on, in order and apart from each other: also
   * those before, as many as the buffer after a booking that would end there.
   */
  private List<Period> cells(Entry entry, List<Taken> taken, Instant now) {
    long first = rules.get(rulesOf[entry.number]).calendar().cellAt(now);
    long last = first + (entry.byDate ? DAYS_AHEAD : DAYS_AHEAD * QUARTERS_OF_DAY);
    List<Period> apart = new ArrayList<>();
    taken.stream()
        .map(Taken::period)
        .filter(each -> each.to() > first && each.from() - entry.buffer < last)
        .map(
            each ->
                new Period(Math.max(first, each.from() - entry.buffer), Math.min(last, each.to())))
        .sorted(Comparator.comparingLong(Period::from))
        .forEach(
            each -> {
              Period before = apart.isEmpty() ? null : apart.get(apart.size() - 1);
              if (before == null || each.from() > before.to()) {
                apart.add(each);
              } else if (each.to() > before.to()) {
                apart.set(apart.size() - 1, new Period(before.from(), each.to()));
              }
            });
    return apart;
  }

  @Override
  public void publish() {
    text.publish();
    writing(() -> complete = byId.size());
  }

  @Override
  public void forgetPast(Instant now) {
    long yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay() - 1;
    long quarter = now.getEpochSecond() / ListingCalendar.QUARTER_SECONDS;
    writing(
        () -> {
          firstByDate.forgetBefore(yesterday);
          furtherByDate.forgetBefore(yesterday);
          byTime.forgetBefore(quarter);
        });
  }

  @Override
  public Found find(Search search, Instant now) {
    Optional<TextIndex.Matches> matches = matches(search);
    Selection selection = reading(() -> select(search, matches, now));
    boolean more = selection.page().size() > search.limit();
    List<Top.Ranked> page = more ? selection.page().subList(0, search.limit()) : selection.page();
    Top.Ranked last = more ? page.get(page.size() - 1) : null;
    Map<Integer, byte[]> shown =
        text.shown(page.stream().map(ranked -> ranked.entry().number).toList());
    return new Found(
        page.stream()
            .map(ranked -> item(ranked.entry(), shown.get(ranked.entry().number), search, now))
            .toList(),
        selection.facets(),
        selection.count(),
        last == null ? null : new Search.After(search.sort(), last.key(), last.entry().id));
  }

  @Override
  public List<Long> count(Search search, List<Search.Time> times, int most, Instant now) {
    Optional<TextIndex.Matches> matches = matches(search);
    return reading(
        () -> {
          FixedBitSet candidates = candidates(search, matches);
          List<Long> counts = new ArrayList<>();
          int some = 0;
          for (Search.Time time : times) {
            if (some == most) {
              break;
            }
            Search moved = search.at(time);
            FixedBitSet found = bookable(candidates.clone(), moved, now);
            retain(found, new Pricing(moved)::admits);
            counts.add((long) found.cardinality());
            some += found.cardinality() > 0 ? 1 : 0;
          }
          return counts;
        });
  }

  /** Empty if neither words nor a place are asked for. */
  private Optional<TextIndex.Matches> matches(Search search) {
    boolean asked = search.words() != null || search.near() != null || search.box() != null;
    return asked ? Optional.of(text.find(search, size())) : Optional.empty();
  }

  /** What was found, the entries of its page and one more if there are more. */
  private record Selection(List<Top.Ranked> page, long count, Found.Facets facets) {}

  private Selection select(Search search, Optional<TextIndex.Matches> matches, Instant now) {
    FixedBitSet found = bookable(candidates(search, matches), search, now);
    Pricing pricing = new Pricing(search);
    PriceRanges ranges = new PriceRanges();
    Top top = new Top(search.after(), search.limit() + 1);
    retain(
        found,
        number -> {
          if (!pricing.admits(number)) {
            return false;
          }
          if (pricing.comparable) {
            ranges.add(pricing.amount);
          }
          long key = key(number, search, pricing, matches);
          if (key <= top.bound()) {
            top.offer(key, entries[number]);
          }
          return true;
        });
    int count = found.cardinality();
    return new Selection(top.page(), count, facets(found, count, ranges));
  }

  /** Smaller is earlier. */
  private long key(
      int number, Search search, Pricing pricing, Optional<TextIndex.Matches> matches) {
    return switch (search.sort()) {
      case PRICE -> pricing.comparable ? pricing.amount : OTHER_CURRENCY + pricing.amount;
      case DISTANCE -> (long) (1_000 * distance(entries[number], search.near()));
      case RATING -> -ranks[number];
      case RELEVANCE ->
          search.words() == null
              ? -ranks[number]
              : -ranks[number] - matches.orElseThrow().inTitle(number) * MORE_THAN_RANKS;
    };
  }

  /** What matches but for time, guests and price. */
  private FixedBitSet candidates(Search search, Optional<TextIndex.Matches> matches) {
    FixedBitSet found = new FixedBitSet(byId.size());
    published.addTo(found);
    if (complete < byId.size()) {
      found.clear(complete, byId.size());
    }
    matches.ifPresent(each -> found.and(each.numbers()));
    if (!search.kinds().isEmpty()) {
      FixedBitSet anyOf = new FixedBitSet(byId.size());
      search.kinds().forEach(kind -> kinds.get(kind).addTo(anyOf));
      found.and(anyOf);
    }
    for (String amenity : search.amenities()) {
      amenities.getOrDefault(amenity, new Bits()).retainIn(found);
    }
    if (search.approval() == Approval.REQUEST) {
      hostIsAsked.retainIn(found);
    } else if (search.approval() == Approval.INSTANT) {
      hostIsAsked.removeFrom(found);
    }
    return found;
  }

  /** What of the candidates has room for the guests, and if a time is asked for is free then. */
  private FixedBitSet bookable(FixedBitSet candidates, Search search, Instant now) {
    Search.Time time = search.time();
    boolean[] admitting = new boolean[rules.size()];
    for (int i = 0; i < admitting.length; i++) {
      BookingRules each = rules.get(i);
      admitting[i] =
          time == null
              ? search.guests() <= each.maxGuests()
              : each.calendar().slot().isByDate() == time.byDate()
                  && each.admit(time.cells(), search.guests(), now);
    }
    retain(candidates, number -> admitting[rulesOf[number]]);
    if (time == null) {
      return candidates;
    }
    FixedBitSet free = new FixedBitSet(candidates.length());
    for (Units units : time.byDate() ? List.of(firstByDate, furtherByDate) : List.of(byTime)) {
      units.addFree(time.cells(), candidates, free);
    }
    return free;
  }

  /** Prices listings one after the other for one search. */
  private final class Pricing {
    private final Search search;
    private final Dates[] datesByRules;
    private final Bits sameCurrency;
    private long amount;
    private boolean comparable;

    Pricing(Search search) {
      this.search = search;
      this.datesByRules = new Dates[search.time() == null ? 0 : rules.size()];
      this.sameCurrency = currencies.getOrDefault(search.price().currency(), new Bits());
    }

    /** Whether its price is within the limits; its amount is known then. */
    boolean admits(int number) {
      Search.Price wanted = search.price();
      comparable = sameCurrency.contains(number);
      amount = search.time() == null ? prices.perSlot(number) : total(number);
      return !wanted.isLimited()
          || comparable
              && wanted.admits(
                  prices.perSlot(number),
                  search.time() == null ? Optional.empty() : Optional.of(amount));
    }

    long total(int number) {
      int of = rulesOf[number];
      Dates dates = datesByRules[of];
      if (dates == null) {
        dates = Dates.of(search.time().cells(), rules.get(of).calendar());
        datesByRules[of] = dates;
      }
      return prices.total(number, dates, search.guests());
    }
  }

  private static double distance(Entry entry, Search.Near near) {
    return SloppyMath.haversinMeters(near.lat(), near.lon(), entry.lat, entry.lon);
  }

  private Found.Facets facets(FixedBitSet found, int count, PriceRanges ranges) {
    Map<Kind, Integer> byKind = new EnumMap<>(Kind.class);
    kinds.forEach((kind, listings) -> putUnlessZero(byKind, kind, listings.countIn(found)));
    Map<String, Integer> byAmenity = new HashMap<>();
    amenities.forEach(
        (amenity, listings) -> putUnlessZero(byAmenity, amenity, listings.countIn(found)));
    Map<Approval, Integer> byApproval = new EnumMap<>(Approval.class);
    int asked = hostIsAsked.countIn(found);
    putUnlessZero(byApproval, Approval.INSTANT, count - asked);
    putUnlessZero(byApproval, Approval.REQUEST, asked);
    return new Found.Facets(byKind, mostFrequent(byAmenity), byApproval, ranges.ranges());
  }

  private static <K> void putUnlessZero(Map<K, Integer> counts, K key, int count) {
    if (count > 0) {
      counts.put(key, count);
    }
  }

  private static Map<String, Integer> mostFrequent(Map<String, Integer> counts) {
    Map<String, Integer> most = new LinkedHashMap<>();
    Stream<Map.Entry<String, Integer>> sorted =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()));
    sorted.limit(MOST_AMENITIES).forEach(each -> most.put(each.getKey(), each.getValue()));
    return most;
  }

  private Found.Item item(Entry entry, byte[] json, Search search, Instant now) {
    Shown shown = EventJson.read(new String(json, StandardCharsets.UTF_8), Shown.class);
    return reading(
        () -> {
          boolean known = !Double.isNaN(entry.lat);
          String currency = prices.list(entry.number).currency();
          ListingCalendar calendar = rules.get(rulesOf[entry.number]).calendar();
          Search.Time time = search.time();
          return new Found.Item(
              entry.id,
              entry.kind,
              shown.title(),
              new Listing.Place(
                  shown.address(), known ? entry.lat : null, known ? entry.lon : null),
              shown.photo(),
              calendar.slot(),
              new Money(prices.perSlot(entry.number), currency),
              new Money(prices.list(entry.number).perGuest(), currency),
              time == null ? null : new Money(new Pricing(search).total(entry.number), currency),
              entry.rating,
              entry.approval,
              time == null
                  ? null
                  : entry
                      .cancellationPolicy
                      .freeUntil(calendar.startsAt(time.cells().from()), now)
                      .orElse(null),
              search.near() == null || !known ? null : distance(entry, search.near()));
        });
  }

  @Override
  public Optional<String> describe(UUID listingId, Instant now) {
    return reading(() -> Optional.ofNullable(byId.get(listingId)).map(each -> describe(each, now)));
  }

  private String describe(Entry entry, Instant now) {
    long running = rules.get(rulesOf[entry.number]).calendar().cellAt(now);
    return IndexParts.of(
        entry.version,
        entry.published,
        entry.rating,
        Stream.of(entry.units)
            .map(
                unit ->
                    unit.among().isLate(unit.number())
                        ? IndexParts.LATE
                        : IndexParts.cells(unit.among().taken(unit.number(), running)))
            .toList());
  }

  @Override
  public int size() {
    return reading(byId::size);
  }

  @Override
  public void close() {
    text.close();
  }

  /** Takes out of a set what does not pass. */
  private static void retain(FixedBitSet set, IntPredicate test) {
    long[] words = set.getBits();
    for (int i = 0; i < words.length; i++) {
      for (long left = words[i]; left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        if (!test.test((i << 6) + bit)) {
          words[i] &= ~(1L << bit);
        }
      }
    }
  }

  private <T> T reading(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void writing(Runnable work) {
    lock.writeLock().lock();
    try {
      work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
