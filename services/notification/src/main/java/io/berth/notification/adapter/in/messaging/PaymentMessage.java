package io.berth.notification.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.notification.application.Facts;
import io.berth.notification.application.Happening;
import io.berth.notification.application.Money;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What notification reads of an event of payment. */
record PaymentMessage(
    UUID paymentId,
    UUID bookingId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    String purpose,
    String currency,
    Entry entry,
    String reason) {

  /** What the event moved, in minor units. */
  record Entry(Long amount) {}

  Happening happening(Event event) {
    boolean whole =
        paymentId != null
            && bookingId != null
            && listingId != null
            && guestId != null
            && hostId != null
            && purpose != null
            && currency != null
            && entry != null
            && entry.amount() != null;
    if (!whole) {
      throw new MalformedEvent("a payment without what every event of it carries");
    }
    return new Happening(
        event.type(),
        paymentId,
        event.sequence(),
        event.time().truncatedTo(ChronoUnit.MILLIS),
        bookingId,
        listingId,
        guestId,
        hostId,
        purpose,
        Facts.ofPayment(new Money(entry.amount(), currency), reason));
  }
}
