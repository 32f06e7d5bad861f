package io.berth.listing.domain;

import java.time.LocalTime;
import java.util.Set;

/**
 * From when to when a booking may lie on some days of the week, in the listing's zone.
 *
 * @param to midnight is the end of the day
 */
public record OpeningHours(Set<Day> days, LocalTime from, LocalTime to) {
  private static final String END_OF_DAY = "24:00";

  public OpeningHours {
    days = Set.copyOf(days);
  }

  /** As they are written: hours and minutes, the end of the day as 24:00. */
  public static OpeningHours of(Set<Day> days, String from, String to) {
    return new OpeningHours(
        days,
        LocalTime.parse(from),
        to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
  }

  /** The end as it is written. */
  public String end() {
    return endsWithTheDay() ? END_OF_DAY : to.toString();
  }

  boolean areEmpty() {
    return days.isEmpty() || !endsWithTheDay() && !from.isBefore(to);
  }

  private boolean endsWithTheDay() {
    return to.equals(LocalTime.MIDNIGHT);
  }
}
