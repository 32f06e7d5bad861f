package io.berth.search.application;

import io.berth.search.domain.BookingRules;
import io.berth.search.domain.Days;
import io.berth.search.domain.Listing;
import io.berth.search.domain.ListingCalendar;
import io.berth.search.domain.OpeningHours;
import io.berth.search.domain.Period;
import io.berth.search.domain.PriceList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Answers searches cell by cell and listing by listing, with nothing of the domain's own sums. */
final class PlainListings {
  private final Instant now;
  private final Map<UUID, Listing> listings = new TreeMap<>();
  private final Map<UUID, List<Taken>> taken = new HashMap<>();
  private final Map<UUID, Rating> ratings = new HashMap<>();

  PlainListings(Instant now) {
    this.now = now;
  }

  void put(Listing listing) {
    listings.put(listing.id(), listing);
  }

  Rating rate(UUID listing, int rating) {
    Rating before = ratings.getOrDefault(listing, Rating.NONE);
    Rating after = new Rating(before.sum() + rating, before.count() + 1);
    ratings.put(listing, after);
    return after;
  }

  List<Taken> take(UUID unit, List<Taken> all) {
    taken.put(unit, all);
    return all;
  }

  List<Listing> listings() {
    return List.copyOf(listings.values());
  }

  ListingState state(UUID id) {
    return new ListingState(listings.get(id), taken, ratings.getOrDefault(id, Rating.NONE));
  }

  List<ListingState> states() {
    return listings.keySet().stream().map(this::state).toList();
  }

  List<ListingState> find(Search search) {
    return states().stream()
        .filter(state -> matches(state, search))
        .sorted(sorting(search))
        .toList();
  }

  private Comparator<ListingState> sorting(Search search) {
    Comparator<ListingState> first =
        switch (search.sort()) {
          case RATING -> bestRated();
          case RELEVANCE ->
              Comparator.<ListingState>comparingLong(
                      state -> -wordsInTitle(state.listing(), search.words()))
                  .thenComparing(bestRated());
          case PRICE ->
              Comparator.<ListingState, Boolean>comparing(
                      state -> !comparable(state.listing(), search))
                  .thenComparing(
                      state ->
                          total(state.listing(), search)
                              .orElse(state.listing().prices().perSlot()));
          case DISTANCE ->
              Comparator.comparingLong(
                  state -> (long) (1_000 * distance(state.listing(), search.near())));
        };
    return first.thenComparing(state -> state.listing().id());
  }

  private static Comparator<ListingState> bestRated() {
    return Comparator.<ListingState>comparingLong(
            state ->
                state.rating().count() == 0
                    ? 0
                    : 10_000 * state.rating().sum() / state.rating().count())
        .thenComparing(state -> state.rating().count())
        .reversed();
  }

  private static long wordsInTitle(Listing listing, String words) {
    Set<String> title = new HashSet<>();
    Stream.of(listing.title().ko(), listing.title().en())
        .filter(text -> text != null)
        .forEach(text -> title.addAll(Arrays.asList(text.split(" "))));
    return words == null
        ? 0
        : Stream.of(words.split(" ")).distinct().filter(title::contains).count();
  }

  private boolean matches(ListingState state, Search search) {
    Listing listing = state.listing();
    Search.Price price = search.price();
    long perSlot = listing.prices().perSlot();
    return listing.published()
        && (search.words() == null
            || words(listing).containsAll(List.of(search.words().split(" "))))
        && (search.kinds().isEmpty() || search.kinds().contains(listing.kind()))
        && (search.near() == null
            || listing.place().lat() != null
                && distance(listing, search.near()) <= search.near().withinMetres())
        && (search.box() == null || listing.place().lat() != null && inside(listing, search.box()))
        && listing.amenities().containsAll(search.amenities())
        && (search.approval() == null || search.approval() == listing.approval())
        && listing.rules().maxGuests() >= search.guests()
        && (search.time() == null || isBookable(state, search.time()))
        && (!price.isLimited() || comparable(listing, search))
        && (price.minPerSlot() == null || perSlot >= price.minPerSlot())
        && (price.maxPerSlot() == null || perSlot <= price.maxPerSlot())
        && (price.minTotal() == null || total(listing, search).orElseThrow() >= price.minTotal())
        && (price.maxTotal() == null || total(listing, search).orElseThrow() <= price.maxTotal());
  }

  private static boolean comparable(Listing listing, Search search) {
    return listing.prices().currency().equals(search.price().currency());
  }

  private static Set<String> words(Listing listing) {
    Set<String> words = new HashSet<>();
    Stream.of(
            listing.title().ko(),
            listing.title().en(),
            listing.description().ko(),
            listing.description().en(),
            listing.place().address())
        .filter(text -> text != null)
        .forEach(text -> words.addAll(Arrays.asList(text.split(" "))));
    return words;
  }

  private static double distance(Listing listing, Search.Near near) {
    if (listing.place().lat() == null) {
      return Double.NaN;
    }
    double lat1 = Math.toRadians(near.lat());
    double lat2 = Math.toRadians(listing.place().lat());
    double lon = Math.toRadians(listing.place().lon() - near.lon());
    double half =
        Math.pow(Math.sin((lat2 - lat1) / 2), 2)
            + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin(lon / 2), 2);
    return 2 * 6_371_008.7714 * Math.asin(Math.sqrt(half));
  }

  private static boolean inside(Listing listing, Search.Box box) {
    double lat = listing.place().lat();
    double lon = listing.place().lon();
    boolean between =
        box.west() <= box.east()
            ? lon >= box.west() && lon <= box.east()
            : lon >= box.west() || lon <= box.east();
    return lat >= box.south() && lat <= box.north() && between;
  }

  private boolean isBookable(ListingState state, Search.Time time) {
    Listing listing = state.listing();
    BookingRules rules = listing.rules();
    ListingCalendar calendar = rules.calendar();
    if (calendar.slot().isByDate() != time.byDate()) {
      return false;
    }
    Period period = time.cells();
    LocalDate today = now.atZone(calendar.zone()).toLocalDate();
    LocalDate date = date(listing, period.from());
    ZonedDateTime starts =
        time.byDate()
            ? date.atTime(calendar.checkIn()).atZone(calendar.zone())
            : Instant.ofEpochSecond(900 * period.from()).atZone(calendar.zone());
    boolean past =
        time.byDate() ? date.isBefore(today) : 900 * (period.from() + 1) <= now.getEpochSecond();
    boolean noticed =
        rules.noticeHours() == 0
            || !starts.toInstant().isBefore(now.plus(rules.noticeHours(), ChronoUnit.HOURS));
    long length = period.to() - period.from();
    return !past
        && noticed
        && length >= rules.min()
        && length <= rules.max()
        && !date.isAfter(today.plusDays(rules.windowDays()))
        && isOn(rules.checkInDays(), date)
        && isOpen(listing, period)
        && listing.units().stream().anyMatch(unit -> isFree(state, unit, period));
  }

  private static boolean isOpen(Listing listing, Period period) {
    List<OpeningHours.Range> ranges = listing.rules().openingHours().ranges();
    if (ranges.isEmpty() || listing.rules().calendar().slot().isByDate()) {
      return true;
    }
    LocalDateTime from = local(listing, period.from());
    LocalDateTime to = local(listing, period.to());
    return ranges.stream()
        .anyMatch(
            range ->
                isOn(range.days(), from.toLocalDate())
                    && !from.isBefore(from.toLocalDate().atTime(range.from()))
                    && !to.isAfter(
                        range.to() == null
                            ? from.toLocalDate().plusDays(1).atStartOfDay()
                            : from.toLocalDate().atTime(range.to())));
  }

  private boolean isFree(ListingState state, UUID unit, Period period) {
    Set<Long> cells = new HashSet<>();
    for (Taken each : state.takenOf(unit)) {
      if (each.heldUntil() == null || now.isBefore(each.heldUntil())) {
        if (each.late()) {
          return false;
        }
        for (long cell = each.period().from(); cell < each.period().to(); cell++) {
          cells.add(cell);
        }
      }
    }
    for (long cell = period.from(); cell < period.to() + state.listing().buffer(); cell++) {
      if (cells.contains(cell)) {
        return false;
      }
    }
    return true;
  }

  /** As booking prices: line by line, each rounded for itself. */
  Optional<Long> total(Listing listing, Search search) {
    if (search.time() == null) {
      return Optional.empty();
    }
    PriceList prices = listing.prices();
    Period period = search.time().cells();
    BigDecimal cells = BigDecimal.ZERO;
    for (long cell = period.from(); cell < period.to(); cell++) {
      cells = cells.add(BigDecimal.valueOf(slot(prices, date(listing, cell))));
    }
    BigDecimal discount =
        prices.lengthDiscounts().stream()
            .filter(each -> each.atLeast() <= period.to() - period.from())
            .max(Comparator.comparing(PriceList.LengthDiscount::atLeast))
            .map(PriceList.LengthDiscount::percent)
            .map(BigDecimal::valueOf)
            .orElse(BigDecimal.ZERO);
    BigDecimal net =
        cells
            .subtract(percent(cells, discount))
            .add(BigDecimal.valueOf(prices.perGuest() * search.guests()))
            .add(BigDecimal.valueOf(prices.cleaningFee()));
    return Optional.of(
        net.add(percent(net, BigDecimal.valueOf(prices.taxPercent()))).longValueExact());
  }

  private static long slot(PriceList prices, LocalDate date) {
    return prices.seasons().stream()
        .filter(each -> !date.isBefore(each.from()) && date.isBefore(each.to()))
        .findFirst()
        .map(PriceList.Season::perSlot)
        .orElseGet(() -> isOn(prices.weekendDays(), date) ? prices.weekend() : prices.perSlot());
  }

  private static BigDecimal percent(BigDecimal amount, BigDecimal percent) {
    return amount.multiply(percent).divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP);
  }

  private static boolean isOn(Days days, LocalDate date) {
    return Integer.toString(days.bits(), 2).length() >= date.getDayOfWeek().getValue()
        && new StringBuilder(Integer.toString(days.bits(), 2))
                .reverse()
                .charAt(date.getDayOfWeek().getValue() - 1)
            == '1';
  }

  private static LocalDate date(Listing listing, long cell) {
    return listing.rules().calendar().slot().isByDate()
        ? LocalDate.ofEpochDay(cell)
        : local(listing, cell).toLocalDate();
  }

  private static LocalDateTime local(Listing listing, long quarter) {
    return LocalDateTime.ofInstant(
        Instant.ofEpochSecond(900 * quarter), listing.rules().calendar().zone());
  }
}
