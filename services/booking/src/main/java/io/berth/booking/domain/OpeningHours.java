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
    LocalDate day = calendar.dateOf(period.from());
    return all.stream()
        .filter(each -> each.days.contains(day.getDayOfWeek()))
        .filter(each -> calendar.quarterAt(day, each.from) <= period.from())
        .anyMatch(each -> each.lastUntil(all, day, period, calendar));
  }

  private boolean lastUntil(
      List<OpeningHours> all, LocalDate day, Period period, ListingCalendar calendar) {
    boolean toMidnight = to.equals(LocalTime.MIDNIGHT);
    long end = calendar.quarterAt(toMidnight ? day.plusDays(1) : day, to);
    return period.to() <= end
        || toMidnight
            && period.from() < end
            && include(all, new Period(end, period.to()), calendar);
  }
}
