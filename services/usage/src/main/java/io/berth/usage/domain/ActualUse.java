package io.berth.usage.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The use of one booking, from when it began. It is recorded once booking has decided that it
 * begins; its end is recorded whenever somebody says so, and booking takes it from there.
 *
 * @param end empty while it lasts
 */
public record ActualUse(
    UUID id,
    UUID bookingId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    Instant startedAt,
    Actor startedBy,
    Optional<End> end) {

  /**
   * How a use ended.
   *
   * @param note what they had to say; null if nothing
   */
  public record End(Instant at, Actor by, String note) {}

  /**
   * The id of a booking's only use: the same whoever asks for it, how often and by which way, so
   * that nothing can make two of one.
   */
  public static UUID idOf(UUID bookingId) {
    return UUID.nameUUIDFromBytes(("use of " + bookingId).getBytes(StandardCharsets.UTF_8));
  }

  /** A use that has just begun. */
  public static ActualUse begun(
      UUID bookingId,
      UUID listingId,
      UUID guestId,
      UUID hostId,
      Instant startedAt,
      Actor startedBy) {
    return new ActualUse(
        idOf(bookingId),
        bookingId,
        listingId,
        guestId,
        hostId,
        startedAt,
        startedBy,
        Optional.empty());
  }

  /** The use with its end; no end is before the start, whatever the clocks say. */
  public ActualUse ended(Instant at, Actor by, String note) {
    Instant end = at.isBefore(startedAt) ? startedAt : at;
    return new ActualUse(
        id,
        bookingId,
        listingId,
        guestId,
        hostId,
        startedAt,
        startedBy,
        Optional.of(new End(end, by, note)));
  }

  /** The part a member has in it; empty for a stranger. */
  public Optional<Actor> partOf(UUID memberId) {
    if (guestId.equals(memberId)) {
      return Optional.of(Actor.GUEST);
    }
    return hostId.equals(memberId) ? Optional.of(Actor.HOST) : Optional.empty();
  }
}
