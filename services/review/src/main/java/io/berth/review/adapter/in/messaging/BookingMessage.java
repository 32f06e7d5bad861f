package io.berth.review.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.review.application.KnownBooking;
import java.util.UUID;

/** What review reads of an event of booking. */
record BookingMessage(UUID bookingId, UUID listingId, UUID guestId, UUID hostId, String state) {
  static boolean isAboutABooking(Event event) {
    return event.type().startsWith("Booking");
  }

  KnownBooking booking(Event event) {
    if (bookingId == null
        || listingId == null
        || guestId == null
        || hostId == null
        || state == null) {
      throw new MalformedEvent("a booking without what every event of it carries");
    }
    return new KnownBooking(bookingId, listingId, guestId, hostId, state, event.sequence());
  }
}
