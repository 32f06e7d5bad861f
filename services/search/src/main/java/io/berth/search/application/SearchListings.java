package io.berth.search.application;

import io.berth.search.application.port.ListingIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds listings, and if there are none the nearest time at which there are. */
@ApplicationScoped
public class SearchListings {
  private static final int DAYS_AROUND = 14;
  private static final int QUARTERS_AROUND = 96;
  private static final int MOST = 3;

  private final LiveIndex liveIndex;
  private final Clock clock;

  @Inject
  public SearchListings(LiveIndex liveIndex, Clock clock) {
    this.liveIndex = liveIndex;
    this.clock = clock;
  }

  protected SearchListings() {
    this(null, null);
  }

  /**
   * A page of what was found.
   *
   * @param alternatives other time of the same length, nearest first, if nothing was found
   */
  public record Answer(Found found, List<Alternative> alternatives) {}

  /** Other time, and how many listings can be had then. */
  public record Alternative(Search.Time time, long count) {}

  /**
   * Searches.
   *
   * @throws IndexMissing while there is none yet
   */
  public Answer find(Search search) {
    return find(liveIndex.get().orElseThrow(IndexMissing::new).index(), search, clock.instant());
  }

  static Answer find(ListingIndex index, Search search, Instant now) {
    Found found = index.find(search, now);
    boolean elsewhere = found.count() == 0 && search.time() != null;
    return new Answer(found, elsewhere ? alternatives(index, search, now) : List.of());
  }

  private static List<Alternative> alternatives(ListingIndex index, Search search, Instant now) {
    List<Alternative> alternatives = new ArrayList<>();
    int around = search.time().byDate() ? DAYS_AROUND : QUARTERS_AROUND;
    List<Long> moves = new ArrayList<>();
    for (long distance = 1; distance <= around; distance++) {
      moves.add(distance);
      moves.add(-distance);
    }
    List<Search.Time> times = moves.stream().map(search.time()::movedBy).toList();
    List<Long> counts = index.count(search, times, MOST, now);
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        alternatives.add(new Alternative(times.get(i), counts.get(i)));
      }
    }
    return alternatives;
  }

  /** There is no index yet. */
  public static final class IndexMissing extends RuntimeException {
    IndexMissing() {
      super("the index is being made", null, false, false);
    }
  }
}
