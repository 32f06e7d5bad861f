package io.berth.booking.application;

import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.UnitsInUse;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;

/** How many units of a listing are taken in each cell, and by what. */
@ApplicationScoped
public class TakenCells {
  /** The reason that is shown first where several apply: the one that may pass soonest. */
  private static final List<String> REASONS = List.of("HELD", "TAKEN", "BUFFER", "BLOCKED");

  private final Claims claims;
  private final UnitsInUse unitsInUse;

  @Inject
  public TakenCells(Claims claims, UnitsInUse unitsInUse) {
    this.claims = claims;
    this.unitsInUse = unitsInUse;
  }

  protected TakenCells() {
    this(null, null);
  }

  @Transactional
  ByCell of(UUID listingId, Period period, Instant now) {
    Map<Long, Map<String, Integer>> taken = new HashMap<>();
    for (Claims.Taken each : claims.taken(listingId, period, now)) {
      taken
          .computeIfAbsent(each.cell(), cell -> new HashMap<>())
          .merge(each.reason(), each.units(), Integer::sum);
    }
    return new ByCell(taken, unitsInUse.late(listingId).size());
  }

  /** Where the shortest booking and its buffer have room; a look of its own only if it may not. */
  @Transactional
  ByUnit byUnit(Listing listing, Period period, Instant now) {
    int needed = listing.rules().min() + listing.rules().buffer();
    Map<UUID, NavigableSet<Long>> taken = new HashMap<>();
    listing.activeUnits().forEach(unit -> taken.put(unit.id(), new TreeSet<>()));
    if (needed > 1) {
      for (Claims.Occupied each : claims.occupied(listing.id(), period.extendedBy(needed), now)) {
        taken.computeIfAbsent(each.unitId(), unit -> new TreeSet<>()).add(each.cell());
      }
    }
    taken.keySet().removeAll(unitsInUse.late(listing.id()));
    return new ByUnit(taken.values());
  }

  /** The taken cells of each unit. */
  record ByUnit(Collection<NavigableSet<Long>> takenByUnit) {
    /** Whether one unit is free for so many cells from this one on, as far as it was looked at. */
    boolean isFree(long cell, int cells) {
      return takenByUnit.stream()
          .map(taken -> taken.ceiling(cell))
          .anyMatch(next -> next == null || next >= cell + cells);
    }
  }

  /** What is taken, cell by cell, besides units that should be back. */
  record ByCell(Map<Long, Map<String, Integer>> taken, int late) {
    int units(long cell) {
      return late
          + taken.getOrDefault(cell, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
    }

    String reason(long cell) {
      Map<String, Integer> here = taken.getOrDefault(cell, Map.of());
      return REASONS.stream().filter(here::containsKey).findFirst().orElse("TAKEN");
    }
  }
}
