package io.berth.mypage.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.mypage.application.BookingChange;
import io.berth.mypage.application.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What my page reads of an event of booking. Events about something else are no change. */
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
    Integer guests,
    Money total,
    Instant deadline,
    String by,
    String reason,
    List<Charge> charges) {

  /**
   * @param refund minor units, all refunds of this charge together
   */
  record Charge(Long refund) {}

  private static final int UNIT_NAME = 200;
  private static final int REASON = 2_000;

  static boolean isAboutABooking(Event event) {
    return event.type().startsWith("Booking");
  }

  BookingChange change(Event event) {
    return new BookingChange(
        bookingId,
        event.sequence(),
        event.time().truncatedTo(ChronoUnit.MILLIS),
        event.type(),
        word(by),
        word(cut(reason, REASON)),
        standing());
  }

  private BookingChange.Standing standing() {
    boolean whole =
        bookingId != null
            && listingId != null
            && guestId != null
            && hostId != null
            && kind != null
            && state != null
            && from != null
            && to != null
            && timeZone != null
            && startsAt != null
            && endsAt != null
            && total != null
            && total.currency() != null;
    if (!whole) {
      throw new MalformedEvent("a booking without what every event of it carries");
    }
    long refund =
        charges == null
            ? 0
            : charges.stream().mapToLong(each -> each.refund() == null ? 0 : each.refund()).sum();
    return new BookingChange.Standing(
        state,
        listingId,
        unitId,
        cut(unitName, UNIT_NAME),
        guestId,
        hostId,
        kind,
        from,
        to,
        timeZone,
        startsAt.truncatedTo(ChronoUnit.MILLIS),
        endsAt.truncatedTo(ChronoUnit.MILLIS),
        guests == null ? 1 : guests,
        total,
        new Money(refund, total.currency()),
        deadline == null ? null : deadline.truncatedTo(ChronoUnit.MILLIS));
  }

  /** No word and an empty one are the same. */
  private static String word(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }
}
