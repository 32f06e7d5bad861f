package io.berth.booking.adapter.in.rest;

import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.ListingCalendar;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A booking as its guest or host sees it. */
@Schema(name = "Booking")
public record BookingView(
    UUID id,
    String state,
    String reason,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    String kind,
    UnitView unit,
    String from,
    String to,
    String timeZone,
    @Schema(description = "when its use may begin, UTC") Instant startsAt,
    @Schema(description = "when its use must be over, UTC") Instant endsAt,
    int guests,
    List<PriceLineView> lines,
    MoneyView total,
    List<RefundStepView> refundTimeline,
    @Schema(description = "what its cancellation gives back") MoneyView refund,
    @Schema(description = "until when its state lasts at most, UTC") Instant deadline,
    @Schema(description = "what the caller may do now") List<String> actions,
    Instant madeAt,
    @Schema(description = "how to get in; only for its guest, from CONFIRMED to the end, by its id")
        String access) {

  /** The unit that is taken. */
  @Schema(name = "BookingUnit")
  public record UnitView(UUID id, String name) {}

  static BookingView of(Booking booking, Actor actor, Instant now) {
    Booking.Terms terms = booking.terms();
    ListingCalendar calendar = terms.calendar();
    return new BookingView(
        booking.id(),
        booking.state().name(),
        booking.reason().orElse(null),
        terms.listingId(),
        terms.guestId(),
        terms.hostId(),
        terms.kind().name(),
        new UnitView(terms.unitId(), terms.unitName()),
        calendar.text(terms.period().from()),
        calendar.text(terms.period().to()),
        calendar.zone().getId(),
        terms.startsAt(),
        terms.endsAt(),
        terms.guests(),
        PriceLineView.of(terms.price()),
        MoneyView.of(terms.price().total()),
        RefundStepView.of(terms.refundTimeline(), terms.price().total().currency()),
        booking.refund().isZero() ? null : MoneyView.of(booking.refund()),
        booking.deadline().orElse(null),
        booking.actions(actor, now),
        terms.madeAt(),
        null);
  }

  BookingView with(String access) {
    return new BookingView(
        id,
        state,
        reason,
        listingId,
        guestId,
        hostId,
        kind,
        unit,
        from,
        to,
        timeZone,
        startsAt,
        endsAt,
        guests,
        lines,
        total,
        refundTimeline,
        refund,
        deadline,
        actions,
        madeAt,
        access);
  }
}
