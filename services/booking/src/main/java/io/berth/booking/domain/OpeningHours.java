package io.berth.booking.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * From when to when a booking may lie on some days of the week, in the listing's zone.
 *
 * @param to midnight is the end of the day
 */
public record OpeningHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  /**
   * Whether one of them has room for the whole period; where one ends at midnight and one begins
   * there, they are one.
   */
  static boolean include(List<OpeningHours> all, Period period, ListingCalendar calendar) {
    long from = period.from();
    while (true) {
      LocalDate day = calendar.dateOf(from);
      long end = lastEnd(all, day, from, calendar);
      if (period.to() <= end) {
        return true;
      }
      if (end <= from || end < calendar.quarterAt(day.plusDays(1), LocalTime.MIDNIGHT)) {
        return false;
      }
      from = end;
    }
  }

  /** When the last of those ends that have begun on this day. */
  private static long lastEnd(
      List<OpeningHours> all, LocalDate day, long quarter, ListingCalendar calendar) {
    return all.stream()
        .filter(each -> each.days.contains(day.getDayOfWeek()))
        .filter(each -> calendar.quarterAt(day, each.from) <= quarter)
        .mapToLong(each -> each.endOn(day, calendar))
        .max()
        .orElse(quarter);
  }

  private long endOn(LocalDate day, ListingCalendar calendar) {
    return calendar.quarterAt(to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day, to);
  }
}
