package io.berth.usage.adapter.out.messaging;

import io.berth.usage.domain.Actor;
import io.berth.usage.domain.ActualUse;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A use as it is after an event; the contract is {@code contracts/usage}. */
record UseMessage(
    UUID usageId,
    UUID bookingId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    Instant startedAt,
    String startedBy,
    Instant endedAt,
    String endedBy,
    UUID endedById) {

  static UseMessage started(ActualUse use) {
    return of(use, null, null, null);
  }

  static UseMessage ended(ActualUse use, UUID memberId) {
    ActualUse.End end = use.end().orElseThrow();
    return of(use, end.at(), word(end.by()), memberId);
  }

  private static UseMessage of(ActualUse use, Instant endedAt, String endedBy, UUID endedById) {
    return new UseMessage(
        use.id(),
        use.bookingId(),
        use.listingId(),
        use.guestId(),
        use.hostId(),
        use.startedAt(),
        word(use.startedBy()),
        endedAt,
        endedBy,
        endedById);
  }

  private static String word(Actor actor) {
    return actor.name().toLowerCase(Locale.ROOT);
  }
}
