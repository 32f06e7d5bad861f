package io.berth.booking.adapter.out.messaging;

import io.berth.booking.domain.ActualUse;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.DateChange;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Money;
import io.berth.booking.domain.Period;
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

  /** What it owns, and what it owns besides while a change of its dates is being paid. */
  private static List<Owned> owns(Booking booking) {
    UUID unit = booking.terms().unitId();
    Period own = booking.owned().orElse(null);
    if (own == null) {
      return List.of();
    }
    Owned owned = new Owned(unit, own.from(), own.to());
    DateChange change = booking.pendingChange().orElse(null);
    Period other = booking.pendingOwned().orElse(null);
    if (change == null || other == null) {
      return List.of(owned);
    }
    if (!unit.equals(change.unitId()) || other.from() > own.to() || own.from() > other.to()) {
      return List.of(owned, new Owned(change.unitId(), other.from(), other.to()));
    }
    return List.of(
        new Owned(unit, Math.min(own.from(), other.from()), Math.max(own.to(), other.to())));
  }

  static BookingMessage of(Booking booking, BookingEvent event) {
    BookingTerms terms = booking.terms();
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
        owns(booking),
        booking.charges().stream().map(ChargePart::of).toList());
  }
}
