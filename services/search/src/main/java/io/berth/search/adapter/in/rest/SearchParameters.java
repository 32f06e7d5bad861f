package io.berth.search.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.search.application.Search;
import io.berth.search.domain.Approval;
import io.berth.search.domain.Kind;
import io.berth.search.domain.ListingCalendar;
import io.berth.search.domain.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of a search as they were sent; whatever is wrong with them is a 400. */
final class SearchParameters {
  static final int MOST_CHARACTERS = 200;

  private static final Set<String> SEVERAL = Set.of("kind", "amenity");
  private static final Set<String> ONCE =
      Set.of(
          "q",
          "near",
          "within",
          "box",
          "from",
          "to",
          "guests",
          "minTotal",
          "maxTotal",
          "minPricePerSlot",
          "maxPricePerSlot",
          "currency",
          "approval",
          "sort",
          "after",
          "limit");
  private static final int MOST_VALUES = 20;
  private static final int MOST_GUESTS = 1_000;
  private static final long MOST_MONEY = 1_000_000_000_000_000L;
  private static final int LIMIT = 20;
  private static final int MOST_LIMIT = 100;
  private static final Pattern DISTANCE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(km|m)");
  private static final double WITHIN_METRES = 10_000;
  private static final double MOST_METRES = 500_000;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final Map<String, List<String>> values;

  SearchParameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * The search that they ask for.
   *
   * @param currency unless they name one
   */
  Search search(String currency, Instant now) {
    values.keySet().forEach(this::refuseUnlessKnown);
    Search.Near near = near();
    Search.Time time = time(now);
    Search.Sort sort = one("sort", this::sort, Search.Sort.RELEVANCE);
    if (sort == Search.Sort.DISTANCE && near == null) {
      throw Problem.badRequest("sort", "Near", "sort by distance needs near");
    }
    return new Search(
        one("q", this::words, null),
        each("kind", kind -> choice("kind", kind, Kind.values())),
        near,
        one("box", this::box, null),
        time,
        one("guests", text -> whole("guests", text, 1, MOST_GUESTS), 1L).intValue(),
        each("amenity", Function.identity()),
        one("approval", text -> choice("approval", text, Approval.values()), null),
        price(currency, time),
        sort,
        one("after", text -> after(text, sort), null),
        one("limit", text -> whole("limit", text, 1, MOST_LIMIT), (long) LIMIT).intValue());
  }

  private void refuseUnlessKnown(String name) {
    if (!ONCE.contains(name) && !SEVERAL.contains(name)) {
      throw Problem.badRequest(name, "Unknown", "there is no parameter " + name);
    }
    List<String> given = values.get(name);
    if (ONCE.contains(name) && given.size() > 1) {
      throw Problem.badRequest(name, "Once", name + " may be given once only");
    }
    if (given.size() > MOST_VALUES) {
      throw Problem.badRequest(
          name, "Size", name + " may be given " + MOST_VALUES + " times at most");
    }
    if (given.stream().anyMatch(String::isBlank)) {
      throw Problem.badRequest(name, "NotBlank", name + " must not be empty; leave it out");
    }
  }

  private String first(String name) {
    return values.containsKey(name) ? values.get(name).get(0) : null;
  }

  private <T> T one(String name, Function<String, T> read, T otherwise) {
    String value = first(name);
    return value == null ? otherwise : read.apply(value);
  }

  private <T> Set<T> each(String name, Function<String, T> read) {
    return values.getOrDefault(name, List.of()).stream().map(read).collect(Collectors.toSet());
  }

  private String words(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw Problem.badRequest("q", "Size", "q must not exceed " + MOST_CHARACTERS + " characters");
    }
    return text;
  }

  private static <T extends Enum<T>> T choice(String name, String value, T[] choices) {
    return Stream.of(choices)
        .filter(choice -> choice.name().equals(value))
        .findFirst()
        .orElseThrow(() -> notOneOf(name, Stream.of(choices).map(Enum::name)));
  }

  private Search.Sort sort(String value) {
    return Stream.of(Search.Sort.values())
        .filter(sort -> sort.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                notOneOf(
                    "sort",
                    Stream.of(Search.Sort.values())
                        .map(sort -> sort.name().toLowerCase(Locale.ROOT))));
  }

  private static Problem notOneOf(String name, Stream<String> choices) {
    return Problem.badRequest(
        name, "Pattern", name + " must be " + choices.collect(Collectors.joining(", ")));
  }

  private static long whole(String name, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number out of range.
    }
    throw Problem.badRequest(
        name, "Range", name + " must be a whole number from " + min + " to " + max);
  }

  private Search.Near near() {
    String near = first("near");
    if (near == null) {
      if (values.containsKey("within")) {
        throw Problem.badRequest("within", "Near", "within needs near");
      }
      return null;
    }
    double[] point = numbers("near", near, 2);
    requireLat("near", point[0]);
    requireLon("near", point[1]);
    return new Search.Near(point[0], point[1], one("within", this::metres, WITHIN_METRES));
  }

  private double metres(String text) {
    Matcher distance = DISTANCE.matcher(text);
    if (!distance.matches()) {
      throw Problem.badRequest("within", "Pattern", "within must be like 10km or 500m");
    }
    double metres =
        Double.parseDouble(distance.group(1)) * (distance.group(2).equals("km") ? 1_000 : 1);
    if (metres <= 0 || metres > MOST_METRES) {
      throw Problem.badRequest("within", "Range", "within must lie between 1m and 500km");
    }
    return metres;
  }

  private Search.Box box(String text) {
    double[] sides = numbers("box", text, 4);
    requireLat("box", sides[0]);
    requireLon("box", sides[1]);
    requireLat("box", sides[2]);
    requireLon("box", sides[3]);
    if (sides[0] > sides[2]) {
      throw Problem.badRequest("box", "South", "box must begin with its south");
    }
    return new Search.Box(sides[0], sides[1], sides[2], sides[3]);
  }

  private static double[] numbers(String name, String text, int count) {
    String[] parts = text.split(",", -1);
    try {
      double[] numbers = Stream.of(parts).mapToDouble(Double::parseDouble).toArray();
      if (numbers.length == count) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      // The same answer as for too few.
    }
    throw Problem.badRequest(
        name, "Pattern", name + " must be " + count + " numbers with commas between");
  }

  private static void requireLat(String name, double lat) {
    if (!(lat >= -90 && lat <= 90)) {
      throw Problem.badRequest(name, "Range", name + ": latitudes are -90 to 90");
    }
  }

  private static void requireLon(String name, double lon) {
    if (!(lon >= -180 && lon <= 180)) {
      throw Problem.badRequest(name, "Range", name + ": longitudes are -180 to 180");
    }
  }

  private Search.Price price(String currency, Search.Time time) {
    for (String name : List.of("minTotal", "maxTotal")) {
      if (time == null && values.containsKey(name)) {
        throw Problem.badRequest(name, "Time", name + " needs from and to");
      }
    }
    return new Search.Price(
        one("currency", this::currency, currency),
        money("minTotal"),
        money("maxTotal"),
        money("minPricePerSlot"),
        money("maxPricePerSlot"));
  }

  private String currency(String text) {
    if (!CURRENCY.matcher(text).matches()) {
      throw Problem.badRequest("currency", "Pattern", "currency must be three capital letters");
    }
    return text;
  }

  private Long money(String name) {
    return one(name, text -> whole(name, text, 0, MOST_MONEY), null);
  }

  private Search.Time time(Instant now) {
    String from = first("from");
    String to = first("to");
    if (from == null && to == null) {
      return null;
    }
    if (from == null || to == null) {
      String missing = from == null ? "from" : "to";
      throw Problem.badRequest(missing, "NotNull", "from and to go together");
    }
    boolean byDate = !from.contains("T");
    long first = byDate ? day("from", from) : quarter("from", from);
    long end = byDate ? day("to", to) : quarter("to", to);
    if (first >= end) {
      throw Problem.badRequest("to", "After", "to must be after from");
    }
    if (end - first > Period.LONGEST) {
      throw Problem.badRequest(
          "to", "Length", "the period must not exceed " + Period.LONGEST + " slots");
    }
    if (first < earliest(byDate, now)) {
      throw Problem.badRequest("from", "Future", "from must not be in the past");
    }
    return new Search.Time(byDate, new Period(first, end));
  }

  /** Today where it is today the longest, or the running quarter of an hour. */
  private static long earliest(boolean byDate, Instant now) {
    return byDate
        ? LocalDate.ofInstant(now, ZoneOffset.ofHours(-12)).toEpochDay()
        : now.getEpochSecond() / ListingCalendar.QUARTER_SECONDS;
  }

  private static long day(String name, String text) {
    try {
      return inRange(name, LocalDate.parse(text)).toEpochDay();
    } catch (DateTimeException e) {
      throw Problem.badRequest(
          name, "Format", name + " must be a date such as 2027-05-01, or both a time with offset");
    }
  }

  /** A plus sign that was sent as it is arrives as a space. */
  private static long quarter(String name, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
      inRange(name, time.toLocalDate());
      long second = time.toEpochSecond();
      if (second % ListingCalendar.QUARTER_SECONDS != 0 || time.getNano() != 0) {
        throw Problem.badRequest(name, "QuarterHour", name + " must fall on a quarter of an hour");
      }
      return second / ListingCalendar.QUARTER_SECONDS;
    } catch (DateTimeException e) {
      throw Problem.badRequest(
          name,
          "Format",
          name + " must be a time with offset such as 2027-05-01T09:30+09:00, or both a date");
    }
  }

  private static LocalDate inRange(String name, LocalDate date) {
    if (date.getYear() < 2000 || date.getYear() > 2200) {
      throw Problem.badRequest(name, "Range", name + " must lie in the years 2000 to 2200");
    }
    return date;
  }

  private static Search.After after(String text, Search.Sort sort) {
    return PageKey.read(text)
        .filter(after -> after.sort() == sort)
        .orElseThrow(() -> Problem.badRequest("after", "Known", "after is no next of this search"));
  }
}
