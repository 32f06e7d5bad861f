package io.berth.mypage.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.mypage.application.Money;
import io.berth.mypage.application.PaymentChange;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What my page reads of an event of payment. */
record PaymentMessage(
    UUID paymentId, UUID bookingId, String purpose, String currency, Entry entry) {

  /** What the event moved, in minor units. */
  record Entry(String type, Long amount) {}

  PaymentChange change(Event event) {
    boolean whole =
        paymentId != null
            && bookingId != null
            && purpose != null
            && currency != null
            && entry != null
            && entry.type() != null
            && entry.amount() != null;
    if (!whole) {
      throw new MalformedEvent("a payment without what every event of it carries");
    }
    return new PaymentChange(
        paymentId,
        event.sequence(),
        bookingId,
        event.time().truncatedTo(ChronoUnit.MILLIS),
        purpose,
        entry.type(),
        new Money(entry.amount(), currency));
  }
}
