package io.berth.search.domain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * When a listing by the quarter of an hour can be used, in local time of its zone; none: always. A
 * booking lies within one range; one to midnight and the next day's from midnight are one.
 *
 * @param ranges any of them
 */
public record OpeningHours(List<Range> ranges) {
  public static final OpeningHours ALWAYS = new OpeningHours(List.of());

  /**
   * A range of a day.
   *
   * @param to the end, not included; null: the end of the day
   */
  public record Range(Days days, LocalTime from, LocalTime to) {
    private long end(LocalDate date, ListingCalendar calendar) {
      return to == null
          ? calendar.quarterAt(date.plusDays(1), LocalTime.MIDNIGHT)
          : calendar.quarterAt(date, to);
    }
  }

  public OpeningHours {
    ranges = List.copyOf(ranges);
  }

  boolean hold(Period period, ListingCalendar calendar) {
    return ranges.isEmpty() || calendar.slot().isByDate() || lieAround(period, calendar);
  }

  private boolean lieAround(Period period, ListingCalendar calendar) {
    long from = period.from();
    while (from < period.to()) {
      LocalDate date = calendar.dateOf(from);
      long midnight = calendar.quarterAt(date.plusDays(1), LocalTime.MIDNIGHT);
      if (openUntil(date, from, calendar) < Math.min(period.to(), midnight)) {
        return false;
      }
      from = midnight;
    }
    return true;
  }

  /** The last end of the date's ranges that have begun by then. */
  private long openUntil(LocalDate date, long quarter, ListingCalendar calendar) {
    return ranges.stream()
        .filter(range -> range.days().contains(date))
        .filter(range -> calendar.quarterAt(date, range.from()) <= quarter)
        .mapToLong(range -> range.end(date, calendar))
        .max()
        .orElse(Long.MIN_VALUE);
  }
}
