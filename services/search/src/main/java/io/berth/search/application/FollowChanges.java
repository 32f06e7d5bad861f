package io.berth.search.application;

import io.berth.search.application.port.ListingIndex;
import io.berth.search.application.port.ListingIndexes;
import io.berth.search.application.port.Published;
import io.berth.search.domain.Listing;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps this process's index at what the tables say: makes it when the process starts and when
 * another generation is shown, beside the one that answers, and brings it up to date with each
 * change and each hold that lapses. Every replica does so for itself. One thread at a time.
 */
@ApplicationScoped
public class FollowChanges {
  private static final Logger LOG = Logger.getLogger(FollowChanges.class.getName());
  private static final int PAGE = 500;

  /** Longer than any search takes. */
  private static final Duration LAST_SEARCHES = Duration.ofMinutes(1);

  private final ReadTables tables;
  private final ListingIndexes indexes;
  private final LiveIndex liveIndex;
  private final Published published;
  private final Clock clock;
  private final PriorityQueue<Lapse> lapses =
      new PriorityQueue<>(Comparator.comparing(Lapse::heldUntil));
  private ListingIndex index;
  private int generation;
  private long stamp;
  private Instant forgotAt;
  private ListingIndex retired;
  private Instant retiredAt;

  @Inject
  public FollowChanges(
      ReadTables tables,
      ListingIndexes indexes,
      LiveIndex liveIndex,
      Published published,
      Clock clock) {
    this.tables = tables;
    this.indexes = indexes;
    this.liveIndex = liveIndex;
    this.published = published;
    this.clock = clock;
  }

  protected FollowChanges() {
    this(null, null, null, null, null);
  }

  /** Cells that are free again at an instant, if nothing happens before. */
  private record Lapse(Instant heldUntil, UUID listingId, UUID unitId) {
    boolean isOver(Instant now) {
      return !now.isBefore(heldUntil);
    }
  }

  /**
   * Brings the index to where the tables are now.
   *
   * @throws RuntimeException if that was not possible; the next call goes on where this one ended
   */
  public synchronized void follow() {
    int live = tables.live();
    if (index == null || generation != live) {
      make(live);
    }
    try {
      applyMarks();
      freeWhatLapsed();
      forgetPast();
    } catch (UncheckedIOException | OutOfMemoryError e) {
      // It can't be written any more: the next call makes another, beside the one that answers.
      drop();
      throw e;
    }
    if (isToBeShown()) {
      retire(liveIndex.show(index, generation));
    }
    closeRetired();
  }

  private void make(int live) {
    long begun = System.nanoTime();
    Instant now = clock.instant();
    long since = tables.stamp();
    ListingIndex made = indexes.open();
    lapses.clear();
    boolean whole = false;
    try {
      fill(made, live, now);
      whole = true;
    } finally {
      if (!whole) {
        made.close();
      }
    }
    drop();
    index = made;
    generation = live;
    stamp = since;
    forgotAt = now;
    LOG.log(
        Level.INFO,
        "an index of {0} listings was made in {1} ms",
        new Object[] {made.size(), (System.nanoTime() - begun) / 1_000_000});
  }

  private void fill(ListingIndex made, int from, Instant now) {
    UUID after = null;
    List<ListingState> page;
    do {
      page = tables.page(from, after, PAGE, now);
      for (ListingState state : page) {
        put(made, state, now);
        after = state.listing().id();
      }
    } while (page.size() == PAGE);
    made.publish();
  }

  private void applyMarks() {
    List<Mark> marks;
    do {
      marks = tables.marksAfter(stamp, PAGE);
      if (marks.isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      Set<UUID> listings = new LinkedHashSet<>();
      Map<UUID, UUID> listingOfUnit = new HashMap<>();
      for (Mark mark : marks) {
        if (mark.unitId() == null) {
          listings.add(mark.listingId());
        } else {
          listingOfUnit.put(mark.unitId(), mark.listingId());
        }
      }
      if (!listings.isEmpty()) {
        tables.find(generation, listings, now).forEach(state -> put(index, state, now));
        index.publish();
      }
      listingOfUnit.values().removeAll(listings);
      take(listingOfUnit, now);
      stamp = marks.get(marks.size() - 1).stamp();
    } while (marks.size() >= PAGE);
  }

  /**
   * A listing that can't be taken in keeps no other from being found; the invariant tells of it.
   */
  private void put(ListingIndex into, ListingState state, Instant now) {
    Listing listing = state.listing();
    try {
      into.put(listing);
      into.rate(listing.id(), state.rating());
      for (UUID unit : listing.units()) {
        take(into, listing.id(), unit, state.takenOf(unit), now);
      }
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "not in the index: listing " + listing.id(), e);
    }
  }

  private void take(Map<UUID, UUID> listingOfUnit, Instant now) {
    if (listingOfUnit.isEmpty()) {
      return;
    }
    Map<UUID, List<Taken>> taken = tables.taken(generation, listingOfUnit.keySet(), now);
    listingOfUnit.forEach(
        (unit, listing) -> take(index, listing, unit, taken.getOrDefault(unit, List.of()), now));
  }

  private void take(ListingIndex into, UUID listing, UUID unit, List<Taken> taken, Instant now) {
    into.take(listing, unit, taken, now);
    for (Taken each : taken) {
      if (each.heldUntil() != null && each.standsAt(now)) {
        lapses.add(new Lapse(each.heldUntil(), listing, unit));
      }
    }
  }

  private void freeWhatLapsed() {
    Instant now = clock.instant();
    if (lapses.isEmpty() || now.isBefore(lapses.peek().heldUntil())) {
      return;
    }
    Map<UUID, UUID> listingOfUnit = new HashMap<>();
    lapses.stream()
        .filter(lapse -> lapse.isOver(now))
        .forEach(lapse -> listingOfUnit.put(lapse.unitId(), lapse.listingId()));
    take(listingOfUnit, now);
    lapses.removeIf(lapse -> lapse.isOver(now));
  }

  private void forgetPast() {
    Instant now = clock.instant();
    if (forgotAt.plus(Duration.ofHours(1)).isBefore(now)) {
      index.forgetPast(now);
      forgotAt = now;
    }
  }

  /** The first index answers when it knows what was published before the process started. */
  private boolean isToBeShown() {
    return !isShown(index)
        && (liveIndex.get().isPresent() || published.isEarlierApplied().orElse(true));
  }

  private boolean isShown(ListingIndex one) {
    return liveIndex.get().filter(shown -> shown.index() == one).isPresent();
  }

  /** The index is written no more, and closed unless it answers. */
  private void drop() {
    ListingIndex dropped = index;
    index = null;
    if (dropped != null && !isShown(dropped)) {
      dropped.close();
    }
  }

  private void retire(Optional<ListingIndex> old) {
    if (retired != null) {
      retired.close();
    }
    retired = old.orElse(null);
    retiredAt = clock.instant();
  }

  private void closeRetired() {
    if (retired != null && retiredAt.plus(LAST_SEARCHES).isBefore(clock.instant())) {
      retired.close();
      retired = null;
    }
  }

  /** What answers is closed by {@link LiveIndex}. */
  @PreDestroy
  synchronized void close() {
    retire(Optional.empty());
    drop();
  }
}
