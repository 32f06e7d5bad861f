package io.berth.booking.application;

import io.berth.booking.domain.BookingRule;
import io.berth.booking.domain.BookingRules;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Money;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is free of a listing, cell by cell. */
@ApplicationScoped
public class FindAvailability {
  /**
   * One cell.
   *
   * @param free units that nobody has in it; 0 where it is closed or past
   * @param reason why no booking may begin in it, or null
   */
  public record Cell(long cell, int free, Money price, String reason) {}

  /** The cells of a listing in order. */
  public record Availability(Listing listing, List<Cell> cells) {}

  private static final int DAYS_SHOWN = 31;
  private static final int QUARTERS_SHOWN = 96;

  private final KnownListings listings;
  private final TakenCells takenCells;
  private final Clock clock;

  @Inject
  public FindAvailability(KnownListings listings, TakenCells takenCells, Clock clock) {
    this.listings = listings;
    this.takenCells = takenCells;
    this.clock = clock;
  }

  protected FindAvailability() {
    this(null, null, null);
  }

  /**
   * Reads at most 366 cells.
   *
   * @param from null: the running cell
   * @param to null: 31 days, or 96 quarters, after {@code from}
   */
  public Availability find(UUID listingId, String from, String to) {
    Instant now = clock.instant();
    Listing listing = listings.get(listingId);
    Period period = period(listing, from, to, now);
    int shortest = listing.rules().min() + listing.rules().buffer();
    TakenCells.Taken taken = takenCells.of(listing, period.extendedBy(shortest), now);
    List<Cell> cells = new ArrayList<>();
    for (long cell = period.from(); cell < period.to(); cell++) {
      String reason = reason(listing, cell, taken, now);
      cells.add(
          new Cell(
              cell,
              "CLOSED".equals(reason) || "PAST".equals(reason) ? 0 : taken.free(cell),
              listing.prices().of(cell, listing.calendar()),
              reason));
    }
    return new Availability(listing, cells);
  }

  private static String reason(Listing listing, long cell, TakenCells.Taken taken, Instant now) {
    if (!listing.published()) {
      return "CLOSED";
    }
    if (cell < listing.calendar().cellAt(now)) {
      return "PAST";
    }
    BookingRules rules = listing.rules();
    if (!rules.isOpen(new Period(cell, cell + 1), listing.calendar())) {
      return "CLOSED";
    }
    if (taken.free(cell) == 0) {
      return taken.reason(cell);
    }
    Optional<BookingRule> broken =
        rules.brokenByStart(cell, listing.calendar(), now).stream().findFirst();
    if (broken.isPresent()) {
      return broken.get().name();
    }
    Period shortest = new Period(cell, cell + rules.min());
    if (!taken.fits(shortest) || !rules.isOpen(shortest, listing.calendar())) {
      return BookingRule.MIN_STAY.name();
    }
    return taken.fits(shortest.extendedBy(rules.buffer())) ? null : "BUFFER";
  }

  private static Period period(Listing listing, String from, String to, Instant now) {
    int shown = listing.calendar().slot().isByDate() ? DAYS_SHOWN : QUARTERS_SHOWN;
    String first = from == null ? listing.calendar().text(listing.calendar().cellAt(now)) : from;
    if (to != null) {
      return listing.calendar().period(first, to, Period.LONGEST);
    }
    return listing.calendar().periodFrom(first, shown);
  }
}
