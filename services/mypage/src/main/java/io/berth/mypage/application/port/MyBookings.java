package io.berth.mypage.application.port;

import io.berth.mypage.application.BookingChange.Standing;
import io.berth.mypage.application.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The read model as people look at it. */
public interface MyBookings {
  /** Whose: the guest's own, or those at the host's listings. */
  enum Side {
    GUEST,
    HOST
  }

  /**
   * A page of someone's bookings.
   *
   * @param states empty for all
   * @param soonestFirst by the start of the period, ascending; else descending
   */
  record Query(
      Side side,
      UUID person,
      Set<String> states,
      boolean soonestFirst,
      Optional<UUID> after,
      int limit) {}

  /** The title of a listing in each language; both may be missing. */
  record Title(String ko, String en) {}

  /**
   * All ratings of a listing together.
   *
   * @param average to one decimal, halves up
   */
  record Ratings(BigDecimal average, long count) {}

  /**
   * A booking and what its listing is called, once that is known.
   *
   * @param rating what its guest gave it
   * @param ratings of its listing, once there is one
   */
  record Found(
      UUID id,
      Standing standing,
      String reason,
      Instant updatedAt,
      Optional<Title> title,
      Optional<Integer> rating,
      Optional<Ratings> ratings) {}

  record TimelineEntry(Instant at, String type, String by, String reason) {}

  record LedgerEntry(Instant at, String type, String purpose, Money money) {}

  /**
   * Bookings of one state on one unit.
   *
   * @param nextStartsAt when the first of them begins
   */
  record UnitBookings(UUID unitId, String unitName, String state, Instant nextStartsAt) {}

  /** The units of a host's listing that were ever booked, with the states of their bookings. */
  List<UnitBookings> units(UUID host, UUID listingId);

  /** Without those after an unknown {@code after}. */
  List<Found> page(Query query);

  Optional<Found> find(UUID id);

  /** In the order of the booking's versions. */
  List<TimelineEntry> timeline(UUID id);

  /** In the order of time. */
  List<LedgerEntry> ledger(UUID id);
}
