package io.berth.booking.application.port;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored bookings. All methods need a running transaction. */
public interface Bookings {
  void add(Booking booking);

  Optional<Booking> find(UUID id);

  /** The bookings with these ids, in any order, by a constant number of statements. */
  List<Booking> all(List<UUID> ids);

  /**
   * Stores one arrow: only if the stored version is the one before.
   *
   * @throws jakarta.persistence.OptimisticLockException if somebody else was faster
   */
  void save(Booking booking);

  /** Ids of bookings whose deadline has passed, oldest deadline first. */
  List<UUID> due(Instant now, int limit);

  /**
   * Moves the deadline of one due booking, unless it has changed since it was read, so that one
   * process alone works on it.
   *
   * @return false if another was faster
   */
  boolean claimDue(Booking booking, Instant now, Instant until);

  /** Lets what this guest does next wait until the transaction is over. */
  void oneAtATime(UUID guestId);

  /**
   * The guest's open holds, offers to who waited not among them; no other hold of this guest can
   * begin until the transaction is over.
   */
  List<OpenHold> openHolds(UUID guestId, Instant now);

  /**
   * Counts the guest's open requests of what costs nothing, those of a series once, after which no
   * other one of this guest can begin meanwhile.
   */
  int openFreeRequests(UUID guestId, Instant now);

  /**
   * When the guest's last hold on any of these cells of the listing lapsed; only the clock lets a
   * hold lapse.
   *
   * @param since earlier lapses do not count
   */
  Optional<Instant> lapsedHold(
      UUID guestId, UUID listingId, Period period, Instant since, Instant now);

  /** Time of a listing that a guest holds. */
  record OpenHold(UUID bookingId, UUID listingId) {}

  /** Pages, newest first; {@code after} is the last booking of the page before. */
  List<Booking> page(Filter filter, int limit);

  /**
   * What a list shows; null means any.
   *
   * @param guestId its guest
   * @param hostId its host
   */
  record Filter(
      UUID guestId,
      UUID hostId,
      io.berth.booking.domain.BookingState state,
      UUID listingId,
      UUID after) {}
}
