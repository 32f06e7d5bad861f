package io.berth.booking.application;

import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.UnitsInUse;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;

/** Which cells of a listing are taken, and by what. */
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

  /** What is taken in the period of the units that are there, by one look at the claims. */
  @Transactional
  Taken of(Listing listing, Period period, Instant now) {
    Map<UUID, NavigableSet<Long>> byUnit = new HashMap<>();
    listing.activeUnits().forEach(unit -> byUnit.put(unit.id(), new TreeSet<>()));
    byUnit.keySet().removeAll(unitsInUse.late(listing.id()));
    Map<Long, List<String>> byCell = new HashMap<>();
    for (Claims.Occupied each : claims.occupied(listing.id(), period, now)) {
      NavigableSet<Long> cells = byUnit.get(each.unitId());
      if (cells != null) {
        cells.add(each.cell());
        byCell.computeIfAbsent(each.cell(), cell -> new ArrayList<>()).add(each.reason());
      }
    }
    return new Taken(byUnit.values(), byCell);
  }

  /**
   * What is taken of the units that are there.
   *
   * @param byUnit the taken cells of each unit
   * @param byCell why, once for each unit that is taken
   */
  record Taken(Collection<NavigableSet<Long>> byUnit, Map<Long, List<String>> byCell) {

    /** How many units are free in a cell. */
    int free(long cell) {
      return byUnit.size() - byCell.getOrDefault(cell, List.of()).size();
    }

    String reason(long cell) {
      List<String> here = byCell.getOrDefault(cell, List.of());
      return REASONS.stream().filter(here::contains).findFirst().orElse("TAKEN");
    }

    /** Whether one unit is free for all of a period that was looked at. */
    boolean fits(Period period) {
      return byUnit.stream()
          .map(taken -> taken.ceiling(period.from()))
          .anyMatch(next -> next == null || next >= period.to());
    }
  }
}
