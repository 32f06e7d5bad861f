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
import java.time.ZoneId;
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

  private static final int NO_RULES = -1;

  /** Other times are tried as long as so many listings are looked at for all of them together. */
  private static final int MOST_LOOKS = 30_000;

  private static final int LEAST_TRIES = 2;

  private static final int UNITS_AT_A_LOOK = 64;

  /** So few candidates are looked at one by one; among more, whole sets of units are. */
  private static final int FEW = 16;

  private static final int PART_THAT_IS_FEW = 256;

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
  private final NamedSets amenities = new NamedSets();
  private final NamedSets currencies = new NamedSets();

  /** Those with a smaller number have their words and places, too. */
  private int complete;

  private final RuleSets rules = new RuleSets();

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
      rulesOf[entry.number] = NO_RULES;
    }
  }

  private void take(Entry entry, Listing listing) {
    int number = entry.number;
    entry.take(listing);
    prices.put(number, listing.prices());
    int before = rulesOf[number];
    rulesOf[number] = rules.add(listing.rules());
    if (before != NO_RULES) {
      rules.remove(before);
    }
    published.put(number, entry.published);
    byDate.put(number, entry.byDate);
    hostIsAsked.put(number, entry.approval == Approval.REQUEST);
    kinds.forEach((kind, listings) -> listings.put(number, kind == entry.kind));
    amenities.put(number, listing.amenities());
    currencies.put(number, List.of(listing.prices().currency()));
    numberUnits(entry, listing.units());
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
    ListingCalendar calendar = rules.get(rulesOf[entry.number]).calendar();
    long first = calendar.cellAt(now);
    long last = first + calendar.cellsOf(DAYS_AHEAD);
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
    return new Found(
        items(page.stream().map(Top.Ranked::entry).toList(), search, now),
        selection.facets(),
        selection.count(),
        last == null ? null : new Search.After(search.sort(), last.key(), last.entry().id));
  }

  @Override
  public List<Long> count(Search search, List<Search.Time> times, int most, Instant now) {
    Optional<TextIndex.Matches> matches = matches(search);
    Search atAnyTime = search.at(null);
    FixedBitSet candidates =
        reading(
            () -> {
              FixedBitSet all = bookable(candidates(search, matches), atAnyTime, now);
              retain(all, new Pricing(atAnyTime)::admits);
              return all;
            });
    int looks = reading(() -> looks(candidates.cardinality()));
    List<Long> counts = new ArrayList<>();
    int some = 0;
    int tries = looks == 0 ? 0 : Math.max(LEAST_TRIES, MOST_LOOKS / looks);
    for (Search.Time time : times.subList(0, Math.min(tries, times.size()))) {
      long count = reading(() -> count(candidates.clone(), search.at(time), now));
      counts.add(count);
      some += count > 0 ? 1 : 0;
      if (some == most) {
        break;
      }
    }
    return counts;
  }

  /** What one try costs: among few each is looked at, among more all units by sets. */
  private int looks(int candidates) {
    return isFew(candidates) ? candidates : Math.max(candidates, byId.size() / UNITS_AT_A_LOOK);
  }

  private boolean isFew(int candidates) {
    return candidates <= Math.max(FEW, byId.size() / PART_THAT_IS_FEW);
  }

  private long count(FixedBitSet candidates, Search search, Instant now) {
    FixedBitSet found = bookable(candidates, search, now);
    retain(found, new Pricing(search)::admits);
    return found.cardinality();
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
      amenities.get(amenity).retainIn(found);
    }
    if (search.time() != null && search.time().byDate()) {
      byDate.retainIn(found);
    } else if (search.time() != null) {
      byDate.removeFrom(found);
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
    retain(candidates, new Admission(search, now)::admits);
    if (time == null) {
      return candidates;
    }
    if (isFew(candidates.cardinality())) {
      retain(candidates, number -> isFree(entries[number], time.cells()));
      return candidates;
    }
    FixedBitSet free = new FixedBitSet(candidates.length());
    for (Units units : time.byDate() ? List.of(firstByDate, furtherByDate) : List.of(byTime)) {
      units.addFree(time.cells(), candidates, free);
    }
    return free;
  }

  private static boolean isFree(Entry entry, Period period) {
    for (Entry.NumberedUnit unit : entry.units) {
      if (unit.among().isFree(unit.number(), period)) {
        return true;
      }
    }
    return false;
  }

  /** Asks the rules of listings one after the other for one search, each rules once. */
  private final class Admission {
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final Search search;
    private final Instant now;
    private final byte[] answers = new byte[rules.size()];

    Admission(Search search, Instant now) {
      this.search = search;
      this.now = now;
    }

    boolean admits(int number) {
      int of = rulesOf[number];
      if (answers[of] == 0) {
        answers[of] = admit(rules.get(of)) ? YES : NO;
      }
      return answers[of] == YES;
    }

    private boolean admit(BookingRules each) {
      return search.time() == null
          ? search.guests() <= each.maxGuests()
          : each.admit(search.time().cells(), search.guests(), now);
    }
  }

  /** Prices listings one after the other for one search. */
  private final class Pricing {
    private final Search search;
    private final Bits sameCurrency;
    private final Map<ZoneId, Dates> datesByZone = new HashMap<>();
    private ZoneId zone;
    private Dates dates;
    private long amount;
    private boolean comparable;

    Pricing(Search search) {
      this.search = search;
      this.sameCurrency = currencies.get(search.price().currency());
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
      if (dates == null || !search.time().byDate()) {
        count(rules.get(rulesOf[number]).calendar());
      }
      return prices.total(number, dates, search.guests());
    }

    private void count(ListingCalendar calendar) {
      if (!calendar.zone().equals(zone)) {
        zone = calendar.zone();
        dates =
            datesByZone.computeIfAbsent(zone, each -> Dates.of(search.time().cells(), calendar));
      }
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

  private List<Found.Item> items(List<Entry> page, Search search, Instant now) {
    Map<Integer, byte[]> json = text.shown(page.stream().map(entry -> entry.number).toList());
    Map<Integer, Shown> shown = new HashMap<>();
    json.forEach(
        (number, each) ->
            shown.put(
                number, EventJson.read(new String(each, StandardCharsets.UTF_8), Shown.class)));
    return reading(
        () -> {
          Pricing pricing = new Pricing(search);
          return page.stream()
              .map(entry -> item(entry, shown.get(entry.number), search, pricing, now))
              .toList();
        });
  }

  private Found.Item item(Entry entry, Shown shown, Search search, Pricing pricing, Instant now) {
    boolean known = !Double.isNaN(entry.lat);
    String currency = prices.list(entry.number).currency();
    ListingCalendar calendar = rules.get(rulesOf[entry.number]).calendar();
    Search.Time time = search.time();
    return new Found.Item(
        entry.id,
        entry.kind,
        shown.title(),
        new Listing.Place(shown.address(), known ? entry.lat : null, known ? entry.lon : null),
        shown.photo(),
        calendar.slot(),
        new Money(prices.perSlot(entry.number), currency),
        new Money(prices.list(entry.number).perGuest(), currency),
        time == null ? null : new Money(pricing.total(entry.number), currency),
        entry.rating,
        entry.approval,
        time == null
            ? null
            : entry
                .cancellationPolicy
                .freeUntil(calendar.startsAt(time.cells().from()), now)
                .orElse(null),
        search.near() == null || !known ? null : distance(entry, search.near()));
  }

  @Override
  public Optional<String> describe(UUID listingId, Instant now) {
    return reading(() -> Optional.ofNullable(byId.get(listingId)).map(each -> describe(each, now)));
  }

  private String describe(Entry entry, Instant now) {
    ListingCalendar calendar = rules.get(rulesOf[entry.number]).calendar();
    return IndexParts.of(
        entry.version,
        entry.published,
        entry.rating,
        Stream.of(entry.units)
            .map(
                unit ->
                    unit.among().isLate(unit.number())
                        ? IndexParts.LATE
                        : IndexParts.cells(
                            unit.among().taken(unit.number(), calendar.cellAt(now)), calendar, now))
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
