package io.berth.notification.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing one person is told.
 *
 * @param author who wrote the reason in the facts, if a person did
 * @param sequence of what changed; orders what happened in the same millisecond
 */
public record Notice(
    UUID id,
    UUID recipient,
    Audience audience,
    NoticeType type,
    UUID bookingId,
    UUID listingId,
    Optional<UUID> author,
    long sequence,
    Instant at,
    Facts facts,
    boolean read,
    MailStanding mail) {

  /** How its e-mail stands. */
  public enum MailState {
    /** Will be sent, as often as it takes. */
    PENDING,
    SENT,
    /** Refused for good, for a reason. */
    FAILED,
    /** Not wanted, or not worth one. */
    OFF
  }

  /**
   * How its e-mail stands.
   *
   * @param at since when
   */
  public record MailStanding(MailState state, Instant at, Optional<String> reason) {}

  /** The same for the same event and audience, whenever it is applied. */
  static UUID idOf(Happening happening, Audience audience) {
    String name = happening.aggregateId() + "/" + happening.sequence() + "/" + audience;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
