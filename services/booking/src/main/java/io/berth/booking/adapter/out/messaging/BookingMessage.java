package io.berth.booking.adapter.out.messaging;

import io.berth.booking.domain.ActualUse;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The booking as it is after an event; the contract is {@code contracts/booking}. */
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
    int guests,
    Money total,
    Instant startedAt,
    Instant endedAt,
    Instant deadline,
    String by,
    String reason,
    List<Owned> owns,
    List<ChargePart> charges) {

  /** Cells of a unit, half-open. */
  record Owned(UUID unitId, long fromCell, long toCell) {}

  /** A charge as booking knows it. */
  record ChargePart(
      UUID chargeId,
      String purpose,
      int attempt,
      long amount,
      String currency,
      String state,
      long refund) {
    static ChargePart of(Charge charge) {
      return new ChargePart(
          charge.id(),
          charge.purpose().name(),
          charge.attempt(),
          charge.amount().amount(),
          charge.amount().currency(),
          charge.state().name(),
          charge.refund());
    }
  }

  static BookingMessage of(Booking booking, BookingEvent event) {
    Booking.Terms terms = booking.terms();
    ListingCalendar calendar = terms.calendar();
    return new BookingMessage(
        booking.id(),
        terms.listingId(),
        terms.unitId(),
        terms.unitName(),
        terms.guestId(),
        terms.hostId(),
        terms.kind().name(),
        booking.state().name(),
        calendar.text(terms.period().from()),
        calendar.text(terms.period().to()),
        calendar.zone().getId(),
        terms.startsAt(),
        terms.endsAt(),
        terms.guests(),
        terms.price().total(),
        booking.use().map(ActualUse::startedAt).orElse(null),
        booking.use().map(ActualUse::endedAt).orElse(null),
        booking.deadline().orElse(null),
        event.by().name().toLowerCase(Locale.ROOT),
        event.reason(),
        booking.owned().stream()
            .map(owned -> new Owned(terms.unitId(), owned.from(), owned.to()))
            .toList(),
        booking.charges().stream().map(ChargePart::of).toList());
  }
}
