package io.berth.booking.application.port;

import io.berth.booking.domain.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has which cell of which unit. The primary key (unit, cell) is what keeps two bookings from
 * colliding. All methods need a running transaction.
 */
public interface Claims {
  /**
   * Active units of the listing on which no cell of the period is taken; lapsed holds are free. A
   * unit that should be back and is not is none of them.
   */
  List<UUID> freeUnits(UUID listingId, Period period, Instant now);

  /** As {@link #freeUnits}, as if one owner had no claims. */
  List<UUID> freeUnitsBut(UUID ownerId, UUID listingId, Period period, Instant now);

  /** Holds on the unit that touch the period and whose time is over, in the order of their ids. */
  List<UUID> lapsedHolds(UUID unitId, Period period, Instant now);

  /**
   * Takes all cells by one statement in ascending order.
   *
   * @param heldUntil when the claim lapses unless {@link #keep}; null: never
   * @throws RuntimeException with SQL state 23505 in its causes if one is taken
   */
  void take(UUID unitId, Period period, UUID ownerId, Kind kind, Instant heldUntil);

  /** Lets all that the owner has lapse at an instant. */
  void hold(UUID ownerId, Instant until);

  /** Lets nothing that the owner has lapse any more. */
  void keep(UUID ownerId);

  /** Gives back all that the owner has outside the period; what is left of it is a buffer. */
  void keepAsBuffer(UUID ownerId, Period buffer);

  /**
   * Gives back all that the owner has but the period on the unit and the buffer after it, which it
   * has already.
   *
   * @param withBuffer the period and its buffer
   */
  void keepOnly(UUID ownerId, UUID unitId, Period period, Period withBuffer);

  /** The first cell of the period that is taken on the unit, by others than lapsed holds. */
  Optional<Long> firstTaken(UUID unitId, Period period, Instant now);

  /** Gives back all that the owner has. */
  void release(UUID ownerId);

  /** The owners, other than lapsed holds, that have a cell of the period on the unit. */
  List<UUID> owners(UUID unitId, Period period, Instant now);

  /** The taken cells of the active units of a listing that are not late. */
  List<Occupied> occupied(UUID listingId, Period period, Instant now);

  /** What a claim is for. */
  enum Kind {
    BOOKING,
    BUFFER,
    BLOCK
  }

  /** One taken cell, and why: TAKEN, HELD, BUFFER or BLOCKED. */
  record Occupied(UUID unitId, long cell, String reason) {}
}
