package io.berth.booking.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a listing counts time: its zone owns its calendar. A local time that a clock change skips
 * moves forward by the gap, one that exists twice is the earlier.
 */
public record ListingCalendar(Slot slot, ZoneId zone, LocalTime checkIn, LocalTime checkOut) {
  private static final long QUARTER_SECONDS = 900;

  /**
   * Reads a period that somebody asks for.
   *
   * @throws InvalidPeriod if a boundary can't be read, from is not before to, or it is longer than
   *     {@code longest} cells
   */
  public Period period(String from, String to, int longest) {
    long first = cell("from", from);
    long end = cell("to", to);
    if (first >= end) {
      throw new InvalidPeriod("to", "After", "to must be after from");
    }
    if (end - first > longest) {
      throw new InvalidPeriod("to", "Length", "the period must not exceed " + longest + " slots");
    }
    return new Period(first, end);
  }

  /** The period of a number of cells that begins where the text says. */
  public Period periodFrom(String from, int length) {
    long first = cell("from", from);
    return new Period(first, first + length);
  }

  /**
   * Reads a period that is not over: its first cell is the running one or later.
   *
   * @throws InvalidPeriod as {@link #period}, and for the past
   */
  public Period comingPeriod(String from, String to, int longest, Instant now) {
    Period period = period(from, to, longest);
    if (period.from() < cellAt(now)) {
      throw new InvalidPeriod("from", "Future", "from must not be in the past in " + zone);
    }
    return period;
  }

  /** The cell that begins where the text says: a date, or an instant with offset on a quarter. */
  private long cell(String field, String text) {
    try {
      if (slot.isByDate()) {
        return existing(field, inRange(field, LocalDate.parse(text))).toEpochDay();
      }
      OffsetDateTime time = OffsetDateTime.parse(text);
      inRange(field, time.toLocalDate());
      long second = time.toEpochSecond();
      if (second % QUARTER_SECONDS != 0) {
        throw new InvalidPeriod(field, "QuarterHour", field + " must fall on a quarter of an hour");
      }
      return second / QUARTER_SECONDS;
    } catch (DateTimeException e) {
      throw new InvalidPeriod(
          field,
          "Format",
          field
              + (slot.isByDate()
                  ? " must be a date such as 2027-05-01"
                  : " must be a time with offset such as 2027-05-01T09:30+09:00"));
    }
  }

  /**
   * The same local time week by week.
   *
   * @param buffer cells after each that belong to it
   * @throws InvalidPeriod if one is not over when the next one begins
   */
  public List<Period> weekly(Period first, int buffer, int times) {
    List<Period> periods =
        IntStream.range(0, times).mapToObj(week -> weeksLater(first, week)).toList();
    for (int next = 1; next < times; next++) {
      if (periods.get(next - 1).extendedBy(buffer).overlaps(periods.get(next))) {
        throw new InvalidPeriod("to", "Week", "a time must be over before the next one begins");
      }
    }
    return periods;
  }

  /** Where a clock change leaves nothing between its ends it is as long as the first. */
  private Period weeksLater(Period period, int weeks) {
    if (slot.isByDate()) {
      return period.movedBy(7L * weeks);
    }
    long from = weeksLater(period.from(), weeks);
    long to = weeksLater(period.to(), weeks);
    return new Period(from, to > from ? to : from + period.length());
  }

  private long weeksLater(long quarter, int weeks) {
    return Instant.ofEpochSecond(quarter * QUARTER_SECONDS)
            .atZone(zone)
            .toLocalDateTime()
            .plusWeeks(weeks)
            .atZone(zone)
            .toEpochSecond()
        / QUARTER_SECONDS;
  }

  /** The boundary at the beginning of a cell, as {@link #cell} reads it. */
  public String text(long cell) {
    return slot.isByDate()
        ? LocalDate.ofEpochDay(cell).toString()
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            Instant.ofEpochSecond(cell * QUARTER_SECONDS).atZone(zone).toOffsetDateTime());
  }

  /** The cell that runs at this instant; today, or the running quarter of an hour. */
  public long cellAt(Instant now) {
    return slot.isByDate()
        ? LocalDate.ofInstant(now, zone).toEpochDay()
        : Math.floorDiv(now.getEpochSecond(), QUARTER_SECONDS);
  }

  /** When a cell begins: at midnight of the listing's zone, or with its quarter. */
  public Instant beginningOf(long cell) {
    return slot.isByDate()
        ? LocalDate.ofEpochDay(cell).atStartOfDay(zone).toInstant()
        : Instant.ofEpochSecond(cell * QUARTER_SECONDS);
  }

  /** How many cells have begun between the end of the period and an instant; 0 if not late. */
  public long cellsLate(Period period, Instant at) {
    long boundaries = Math.max(0, cellAt(at) - period.to());
    return at.isAfter(endsAt(new Period(period.from(), period.to() + boundaries)))
        ? boundaries + 1
        : boundaries;
  }

  /** When the period's use may begin: check-in on its first day, or its first quarter. */
  public Instant startsAt(Period period) {
    return slot.isByDate()
        ? at(period.from(), checkIn)
        : Instant.ofEpochSecond(period.from() * QUARTER_SECONDS);
  }

  /** When the period's use must be over: check-out on its last boundary. */
  public Instant endsAt(Period period) {
    return slot.isByDate()
        ? at(period.to(), checkOut)
        : Instant.ofEpochSecond(period.to() * QUARTER_SECONDS);
  }

  /** The local date on which a cell begins. */
  public LocalDate dateOf(long cell) {
    return slot.isByDate()
        ? LocalDate.ofEpochDay(cell)
        : LocalDate.ofInstant(Instant.ofEpochSecond(cell * QUARTER_SECONDS), zone);
  }

  /** The quarter that begins at a time of day. */
  long quarterAt(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone).toEpochSecond() / QUARTER_SECONDS;
  }

  private static LocalDate inRange(String field, LocalDate date) {
    if (date.getYear() < 2000 || date.getYear() > 2200) {
      throw new InvalidPeriod(field, "Range", field + " must lie in the years 2000 to 2200");
    }
    return date;
  }

  /** A zone that moves across the date line skips a whole day. */
  private LocalDate existing(String field, LocalDate date) {
    if (!date.atStartOfDay(zone).toLocalDate().equals(date)) {
      throw new InvalidPeriod(field, "Calendar", field + " is a day that " + zone + " skips");
    }
    return date;
  }

  private Instant at(long epochDay, LocalTime time) {
    return ZonedDateTime.of(LocalDate.ofEpochDay(epochDay), time, zone).toInstant();
  }
}
