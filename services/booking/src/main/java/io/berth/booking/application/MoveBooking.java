package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.Listings;
import io.berth.booking.application.port.UnitsInUse;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds another unit for a booking whose own one has not come back, or tells that there is none.
 */
@ApplicationScoped
public class MoveBooking {
  private final Attempt attempt;

  @Inject
  public MoveBooking(Attempt attempt) {
    this.attempt = attempt;
  }

  protected MoveBooking() {
    this(null);
  }

  /**
   * Moves a booking that has not begun.
   *
   * @param id of a booking, or of a block, which stays
   */
  void outOfTheWay(UUID id) {
    Attempts.untilSettled(
        () -> {
          attempt.move(id);
          return null;
        });
  }

  /** One attempt, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private final Bookings bookings;
    private final Listings listings;
    private final Claims claims;
    private final UnitsInUse unitsInUse;
    private final Expiry expiry;
    private final ChangeRecord record;
    private final Clock clock;

    @Inject
    public Attempt(
        Bookings bookings,
        Listings listings,
        Claims claims,
        UnitsInUse unitsInUse,
        Expiry expiry,
        ChangeRecord record,
        Clock clock) {
      this.bookings = bookings;
      this.listings = listings;
      this.claims = claims;
      this.unitsInUse = unitsInUse;
      this.expiry = expiry;
      this.record = record;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null, null, null, null);
    }

    @Transactional
    void move(UUID id) {
      Instant now = clock.instant();
      Booking booking = bookings.find(id).filter(Booking::canMove).orElse(null);
      if (booking == null || !unitsInUse.isOutWithAnother(booking.terms().unitId(), id)) {
        return;
      }
      Period owned = booking.owned().orElseThrow();
      Optional<Listing.Unit> free = freeUnit(booking, owned, now);
      if (free.isPresent()) {
        expiry.takeOver(free.get().id(), owned, now);
        record.moved(booking, booking.moveTo(free.get().id(), free.get().name()));
      } else {
        booking.unitStillOut().ifPresent(event -> record.changed(booking, event));
      }
    }

    private Optional<Listing.Unit> freeUnit(Booking booking, Period owned, Instant now) {
      Listing listing = listings.find(booking.terms().listingId()).orElseThrow();
      return claims.freeUnits(listing.id(), owned, now).stream()
          .flatMap(free -> listing.units().stream().filter(unit -> unit.id().equals(free)))
          .filter(unit -> !unitsInUse.isOutWithAnother(unit.id(), booking.id()))
          .findFirst();
    }
  }
}
