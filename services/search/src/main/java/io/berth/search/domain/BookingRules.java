package io.berth.search.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What a listing asks of a booking, as booking asks it; listings that ask the same share one.
 *
 * @param min least number of cells
 * @param max greatest number of cells
 * @param noticeHours hours between booking and start; 0: today may be booked until it is over
 * @param windowDays how many days ahead a booking may start
 * @param maxGuests how many there is place for
 */
public record BookingRules(
    ListingCalendar calendar,
    int min,
    int max,
    int noticeHours,
    int windowDays,
    Days checkInDays,
    OpeningHours openingHours,
    int maxGuests) {

  /** Whether a booking of the period, made now, would break no rule; free units aside. */
  public boolean admit(Period period, int guests, Instant now) {
    long running = calendar.cellAt(now);
    return guests <= maxGuests
        && period.length() >= min
        && period.length() <= max
        && period.from() >= running
        && checkInDays.contains(calendar.dateOf(period.from()))
        && !calendar.dateOf(period.from()).isAfter(calendar.dateOf(running).plusDays(windowDays))
        && (noticeHours == 0
            || !calendar.startsAt(period.from()).isBefore(now.plus(Duration.ofHours(noticeHours))))
        && calendar.exists(period.from())
        && calendar.exists(period.to())
        && openingHours.hold(period, calendar);
  }
}
