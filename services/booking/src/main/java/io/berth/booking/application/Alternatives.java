package io.berth.booking.application;

import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The nearest free periods of the same length, for a guest who came too late. */
@ApplicationScoped
public class Alternatives {
  private static final int DAYS_AROUND = 14;
  private static final int QUARTERS_AROUND = 96;
  private static final int MOST = 3;

  private final TakenCells takenCells;
  private final Clock clock;

  @Inject
  public Alternatives(TakenCells takenCells, Clock clock) {
    this.takenCells = takenCells;
    this.clock = clock;
  }

  protected Alternatives() {
    this(null, null);
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
    TakenCells.Taken taken =
        takenCells.of(
            listing, new Period(wanted.from() - around, wanted.to() + around + buffer), now);
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
            && taken.fits(moved.extendedBy(buffer))) {
          found.add(moved);
        }
      }
    }
    return found;
  }
}
