package io.berth.notification.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.notification.application.Facts;
import io.berth.notification.application.Happening;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What notification reads of an event of review. */
record ReviewMessage(UUID reviewId, UUID bookingId, UUID listingId, UUID guestId, UUID hostId) {
  Happening happening(Event event) {
    if (reviewId == null
        || bookingId == null
        || listingId == null
        || guestId == null
        || hostId == null) {
      throw new MalformedEvent("a review without what every event of it carries");
    }
    return new Happening(
        event.type(),
        reviewId,
        event.sequence(),
        event.time().truncatedTo(ChronoUnit.MILLIS),
        bookingId,
        listingId,
        guestId,
        hostId,
        null,
        Facts.NONE);
  }
}
