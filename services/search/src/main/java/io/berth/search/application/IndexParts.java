package io.berth.search.application;

import io.berth.search.domain.Listing;
import io.berth.search.domain.ListingCalendar;
import io.berth.search.domain.Period;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an index must know of a listing, as text that can be compared. */
public final class IndexParts {
  /** What is said of a unit that should be back. */
  public static final String LATE = "late";

  /**
   * More than any booking lies ahead, and fewer than an index keeps: in one that has run for years
   * the last days are missing.
   */
  private static final long DAYS_AHEAD = 2_000;

  private IndexParts() {}

  /** As the tables say. */
  public static String of(ListingState state, Instant now) {
    Listing listing = state.listing();
    return of(
        listing.version(),
        listing.published(),
        state.rating(),
        listing.units().stream().map(unit -> taken(listing, state.takenOf(unit), now)).toList());
  }

  /**
   * As an index says.
   *
   * @param taken of each unit {@link #LATE}, or {@link #cells}
   */
  public static String of(long version, boolean published, Rating rating, List<String> taken) {
    return version + (published ? " published " : " withdrawn ") + rating + " " + taken;
  }

  /**
   * The cells in which no booking can begin or go on, from the running one on, as far ahead as a
   * booking can be.
   */
  public static String cells(NavigableSet<Long> cells, ListingCalendar calendar, Instant now) {
    StringBuilder text = new StringBuilder();
    long next = Long.MIN_VALUE;
    long running = calendar.cellAt(now);
    for (long cell : cells.subSet(running, running + calendar.cellsOf(DAYS_AHEAD))) {
      if (cell != next) {
        text.append(text.isEmpty() ? "" : "-" + next + " ").append(cell);
      }
      next = cell + 1;
    }
    return text.isEmpty() ? "" : text + "-" + next;
  }

  private static String taken(Listing listing, List<Taken> taken, Instant now) {
    List<Taken> standing = taken.stream().filter(each -> each.standsAt(now)).toList();
    if (standing.stream().anyMatch(Taken::late)) {
      return LATE;
    }
    NavigableSet<Long> cells =
        standing.stream()
            .flatMap(each -> withBufferBefore(listing, each.period()))
            .collect(Collectors.toCollection(TreeSet::new));
    return cells(cells, listing.rules().calendar(), now);
  }

  /** A booking that ends here would leave no room for its buffer. */
  private static java.util.stream.Stream<Long> withBufferBefore(Listing listing, Period period) {
    return java.util.stream.LongStream.range(period.from() - listing.buffer(), period.to()).boxed();
  }
}
