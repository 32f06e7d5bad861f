package io.berth.booking.application.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who is erased, and what of theirs is still open. All methods need a running transaction. */
public interface ErasedMembers {
  /** Adds a member, due to be looked at from now on; again: changes nothing. */
  void add(UUID memberId, Instant now);

  /** Whether any of the members is erased. */
  boolean hasAny(UUID... memberIds);

  /** Members to look at, longest due first. */
  List<UUID> due(Instant now, int limit);

  /**
   * Puts the next look at a member off, so that one process looks now and another one later.
   *
   * @return when the member was erased; null if another was faster
   */
  Instant claimLook(UUID memberId, Instant now, Instant next);

  /** No look is needed any more. */
  void rest(UUID memberId);

  /**
   * Their bookings, as guest or as host, that have not begun and are not being paid, at most so
   * many.
   */
  List<UUID> notBegun(UUID memberId, Instant now, int limit);

  /** Whether any booking of theirs, as guest or as host, waits for payment's word. */
  boolean hasUnsettled(UUID memberId);

  /** Deletes what was written as a reason of their blocks and of their bookings that are over. */
  void deleteReasons(UUID memberId);
}
