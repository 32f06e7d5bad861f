package io.berth.search.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How a listing counts time: its zone owns its calendar. A local time that a clock change skips
 * moves forward by the gap, one that exists twice is the earlier.
 */
public record ListingCalendar(Slot slot, ZoneId zone, LocalTime checkIn) {
  public static final long QUARTER_SECONDS = 900;

  private static final long QUARTERS_OF_DAY = 96;

  /** How many cells so many days have. */
  public long cellsOf(long days) {
    return slot.isByDate() ? days : days * QUARTERS_OF_DAY;
  }

  /** The cell that runs at this instant; today, or the running quarter of an hour. */
  public long cellAt(Instant now) {
    return slot.isByDate()
        ? LocalDate.ofInstant(now, zone).toEpochDay()
        : Math.floorDiv(now.getEpochSecond(), QUARTER_SECONDS);
  }

  /** When use may begin that begins with this cell: at check-in, or with its quarter. */
  public Instant startsAt(long cell) {
    return slot.isByDate()
        ? ZonedDateTime.of(LocalDate.ofEpochDay(cell), checkIn, zone).toInstant()
        : Instant.ofEpochSecond(cell * QUARTER_SECONDS);
  }

  /** The quarter of an hour that begins then. */
  long quarterAt(LocalDate date, LocalTime time) {
    return ZonedDateTime.of(date, time, zone).toEpochSecond() / QUARTER_SECONDS;
  }

  /** The local date on which a cell begins. */
  public LocalDate dateOf(long cell) {
    return slot.isByDate()
        ? LocalDate.ofEpochDay(cell)
        : LocalDate.ofInstant(Instant.ofEpochSecond(cell * QUARTER_SECONDS), zone);
  }

  /** Whether there is such a day: a zone that moves across the date line skips one. */
  public boolean exists(long cell) {
    return !slot.isByDate()
        || LocalDate.ofEpochDay(cell).atStartOfDay(zone).toLocalDate().toEpochDay() == cell;
  }
}
