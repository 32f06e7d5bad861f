package io.berth.booking.application;

import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.UnitsInUse;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The nearest free periods of the same length, for a guest who came too late. */
@ApplicationScoped
public class Alternatives {
  private static final int DAYS_AROUND = 14;
  private static final int QUARTERS_AROUND = 96;
  private static final int MOST = 3;

  private final Claims claims;
  private final UnitsInUse unitsInUse;
  private final Clock clock;

  @Inject
  public Alternatives(Claims claims, UnitsInUse unitsInUse, Clock clock) {
    this.claims = claims;
    this.unitsInUse = unitsInUse;
    this.clock = clock;
  }

  protected Alternatives() {
    this(null, null, null);
  }

  /** At most three periods, nearest first; free when they were read. */
  @Transactional
  public List<Period> near(Listing listing, PlaceBooking.Command command) {
    Period wanted = listing.calendar().period(command.from(), command.to(), Period.LONGEST);
    return near(listing, wanted, command.guests());
  }

  private List<Period> near(Listing listing, Period wanted, int guests) {
    Instant now = clock.instant();
    int around = listing.calendar().slot().isByDate() ? DAYS_AROUND : QUARTERS_AROUND;
    int buffer = listing.rules().buffer();
    Set<UUID> late = unitsInUse.late(listing.id());
    Map<UUID, Set<Long>> taken = new HashMap<>();
    for (Claims.Occupied cell :
        claims.occupied(
            listing.id(), new Period(wanted.from() - around, wanted.to() + around + buffer), now)) {
      taken.computeIfAbsent(cell.unitId(), unit -> new HashSet<>()).add(cell.cell());
    }
    List<Period> found = new ArrayList<>();
    for (int distance = 1; distance <= around && found.size() < MOST; distance++) {
      for (int move : new int[] {distance, -distance}) {
        Period moved = wanted.movedBy(move);
        boolean coming = moved.from() >= listing.calendar().cellAt(now);
        if (found.size() < MOST
            && coming
            && listing
                .rules()
                .brokenBy(moved, guests, listing.maxGuests(), listing.calendar(), now)
                .isEmpty()
            && isFree(listing, late, moved.extendedBy(buffer), taken)) {
          found.add(moved);
        }
      }
    }
    return found;
  }

  private static boolean isFree(
      Listing listing, Set<UUID> late, Period period, Map<UUID, Set<Long>> taken) {
    return listing.activeUnits().stream()
        .filter(unit -> !late.contains(unit.id()))
        .anyMatch(
            unit -> {
              Set<Long> cells = taken.getOrDefault(unit.id(), Set.of());
              for (long cell = period.from(); cell < period.to(); cell++) {
                if (cells.contains(cell)) {
                  return false;
                }
              }
              return true;
            });
  }
}
