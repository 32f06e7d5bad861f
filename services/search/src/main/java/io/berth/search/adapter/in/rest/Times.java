package io.berth.search.adapter.in.rest;

import io.berth.search.domain.ListingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Boundaries of a period as they are written: a date, or a time with an offset. */
final class Times {
  private Times() {}

  /** Times in UTC, since listings in several zones may be found. */
  static String text(boolean byDate, long cell) {
    return byDate
        ? LocalDate.ofEpochDay(cell).toString()
        : OffsetDateTime.ofInstant(
                Instant.ofEpochSecond(cell * ListingCalendar.QUARTER_SECONDS), ZoneOffset.UTC)
            .toString();
  }
}
