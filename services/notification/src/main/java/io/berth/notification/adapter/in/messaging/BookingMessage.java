package io.berth.notification.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.notification.application.Facts;
import io.berth.notification.application.Happening;
import io.berth.notification.application.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What notification reads of an event of booking. */
record BookingMessage(
    UUID bookingId,
    UUID listingId,
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
    Money total,
    Instant deadline,
    String by,
    String reason,
    List<Charge> charges) {

  /**
   * A charge, in minor units.
   *
   * @param refund all refunds of it together
   */
  record Charge(String state, long amount, long refund) {}

  static boolean isAboutABooking(Event event) {
    return event.type().startsWith("Booking");
  }

  Happening happening(Event event) {
    boolean whole =
        bookingId != null
            && listingId != null
            && guestId != null
            && hostId != null
            && startsAt != null
            && endsAt != null
            && isZone(timeZone)
            && total != null
            && total.currency() != null;
    if (!whole) {
      throw new MalformedEvent("a booking without what every event of it carries");
    }
    return new Happening(
        event.type(),
        bookingId,
        event.sequence(),
        event.time().truncatedTo(ChronoUnit.MILLIS),
        bookingId,
        listingId,
        guestId,
        hostId,
        null,
        facts());
  }

  private Facts facts() {
    List<Charge> all = charges == null ? List.of() : charges;
    long charged =
        all.stream()
            .filter(each -> "CAPTURED".equals(each.state()))
            .mapToLong(Charge::amount)
            .sum();
    long refund = all.stream().mapToLong(Charge::refund).sum();
    return new Facts(
        kind,
        state,
        unitName,
        from,
        to,
        timeZone,
        startsAt,
        endsAt,
        total,
        new Money(charged, total.currency()),
        new Money(refund, total.currency()),
        null,
        deadline,
        by,
        reason);
  }

  private static boolean isZone(String text) {
    try {
      return text != null && ZoneId.of(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
