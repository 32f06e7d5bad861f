package io.berth.usage.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.usage.application.Plan;
import io.berth.usage.domain.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** What usage reads of an event of booking. */
record BookingMessage(
    UUID bookingId,
    UUID listingId,
    UUID unitId,
    String unitName,
    UUID guestId,
    UUID hostId,
    String kind,
    String state,
    String from,
    String to,
    String timeZone,
    Instant startsAt,
    Instant endsAt,
    Instant startedAt,
    String by) {

  Plan plan(Event event) {
    boolean whole =
        Stream.of(
                bookingId, listingId, unitId, unitName, guestId, hostId, kind, state, from, to,
                timeZone, startsAt, endsAt)
            .allMatch(each -> each != null);
    if (!whole) {
      throw new MalformedEvent("a booking without what every event of it carries");
    }
    return new Plan(
        bookingId,
        event.sequence(),
        state,
        kind,
        listingId,
        unitId,
        unitName,
        guestId,
        hostId,
        from,
        to,
        timeZone,
        startsAt,
        endsAt);
  }

  /** When the use began: as the event says, or, of an older one, when it happened. */
  Instant began(Event event) {
    return (startedAt == null ? event.time() : startedAt).truncatedTo(ChronoUnit.MILLIS);
  }

  Actor beganBy() {
    try {
      return Actor.valueOf(by == null ? "" : by.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new MalformedEvent("nobody is called " + by, e);
    }
  }
}
