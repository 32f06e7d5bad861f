package io.berth.booking.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of one listing.
 *
 * @param min least number of cells
 * @param max greatest number of cells
 * @param noticeHours hours between booking and start; 0: today may be booked until it is over
 * @param windowDays how many days ahead a booking may start
 * @param buffer cells kept free after the end
 * @param graceMinutes after the start, until nobody is expected any more
 * @param lateFeePerSlot for each cell begun after the end, minor units
 * @param openingHours a booking lies within one of them; none: it is always open
 */
public record BookingRules(
    int min,
    int max,
    int noticeHours,
    int windowDays,
    int buffer,
    Set<DayOfWeek> checkInDays,
    int graceMinutes,
    long lateFeePerSlot,
    List<OpeningHours> openingHours) {

  /** What was kept before there were opening hours has none. */
  public BookingRules {
    openingHours = openingHours == null ? List.of() : List.copyOf(openingHours);
  }

  /** The rules that a booking made now would break, in the order of {@link BookingRule}. */
  public List<BookingRule> brokenBy(
      Period period, int guests, int maxGuests, ListingCalendar calendar, Instant now) {
    Set<BookingRule> broken = EnumSet.noneOf(BookingRule.class);
    broken.addAll(brokenByStart(period.from(), calendar, now));
    if (period.length() < min) {
      broken.add(BookingRule.MIN_STAY);
    }
    if (period.length() > max) {
      broken.add(BookingRule.MAX_STAY);
    }
    if (!isOpen(period, calendar)) {
      broken.add(BookingRule.OPENING_HOURS);
    }
    if (guests > maxGuests) {
      broken.add(BookingRule.MAX_GUESTS);
    }
    return List.copyOf(broken);
  }

  /** The rules that a later end of a booking would break: nobody arrives anew. */
  public List<BookingRule> brokenByLaterEnd(
      Period period, int guests, int maxGuests, ListingCalendar calendar, Instant now) {
    return brokenBy(period, guests, maxGuests, calendar, now).stream()
        .filter(rule -> rule != BookingRule.NOTICE && rule != BookingRule.CHECK_IN_DAY)
        .toList();
  }

  /** Whether the whole period lies within opening hours. */
  public boolean isOpen(Period period, ListingCalendar calendar) {
    return openingHours.isEmpty() || OpeningHours.include(openingHours, period, calendar);
  }

  /** The rules that any booking starting with this cell would break. */
  public Set<BookingRule> brokenByStart(long cell, ListingCalendar calendar, Instant now) {
    Set<BookingRule> broken = EnumSet.noneOf(BookingRule.class);
    Instant startsAt = calendar.startsAt(new Period(cell, cell + 1));
    if (noticeHours > 0 && startsAt.isBefore(now.plus(Duration.ofHours(noticeHours)))) {
      broken.add(BookingRule.NOTICE);
    }
    if (calendar.dateOf(cell).isAfter(calendar.dateOf(calendar.cellAt(now)).plusDays(windowDays))) {
      broken.add(BookingRule.WINDOW);
    }
    if (!checkInDays.contains(calendar.dateOf(cell).getDayOfWeek())) {
      broken.add(BookingRule.CHECK_IN_DAY);
    }
    return broken;
  }
}
