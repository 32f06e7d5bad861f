package io.berth.booking.application.port;

import io.berth.booking.domain.Period;
import io.berth.booking.domain.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The waiting lists, one per listing in the order in which the wishes were made. All methods need a
 * running transaction.
 */
public interface Waiting {
  /** Puts a wish at the end; a look at its listing is due at once. */
  void add(Wish wish);

  Optional<Wish> find(UUID id);

  /**
   * The wishes of a listing that wait, first come first, without those whose guest has booked such
   * time meanwhile.
   */
  List<Wish> of(UUID listingId, Instant now);

  /** The wishes of a guest that wait, oldest first. */
  List<Wish> ofGuest(UUID guestId, Instant now);

  /**
   * Whether somebody waits for any of this time of the listing; where the kind is a queue, for any
   * time at all.
   */
  boolean somebodyWaits(UUID listingId, Period period);

  /**
   * Ends a wish that waits because its time was taken for it.
   *
   * @return false if it waits no more
   */
  boolean fulfil(UUID id, UUID bookingId);

  /** Ends a wish that waits, without anything for it; false if it waits no more. */
  boolean end(UUID id);

  /**
   * Wishes of a listing that wait though they have ended by {@code at}, or their guest has such
   * time by a booking that stands; {@link Instant#MAX}: all.
   */
  List<UUID> over(UUID listingId, Instant at);

  /**
   * A guest's wishes that wait, or whose offer is still held, oldest first.
   *
   * @param after the last wish of the page before, or null
   */
  List<Placed> page(UUID guestId, UUID after, Instant now, int limit);

  /** A wish and how many wait for the listing up to it, itself included; 0 if it waits no more. */
  record Placed(Wish wish, int place) {}

  /** Time of the listing is free from this transaction on: if somebody waits, a look is due. */
  void freed(UUID listingId, Instant now);

  /** Listings to look at, longest due first. */
  List<UUID> due(Instant now, int limit);

  /**
   * Puts the next look off, so that one process looks now and another one later.
   *
   * @return false if another was faster
   */
  boolean claimLook(UUID listingId, Instant now, Instant next);

  /** No look is needed any more if nobody waits and nothing has happened since the last one. */
  void rest(UUID listingId, Instant next);
}
