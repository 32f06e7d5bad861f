package io.berth.booking.adapter.in.rest;

import io.berth.booking.domain.Actor;
import io.berth.booking.domain.ActualUse;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.DateChange;
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
    @Schema(description = "the series that it belongs to; absent if none") UUID seriesId,
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
    @Schema(description = "when its use really began, UTC") Instant startedAt,
    @Schema(description = "when its use really ended, UTC") Instant endedAt,
    int guests,
    List<PriceLineView> lines,
    MoneyView total,
    List<RefundStepView> refundTimeline,
    @Schema(description = "what its changes and its cancellation give back, all in all")
        MoneyView refund,
    @Schema(description = "other dates that wait for payment's word")
        PendingChangeView pendingChange,
    @Schema(description = "what a late return costs besides") LateFeeView lateFee,
    @Schema(description = "until when its state lasts at most, UTC") Instant deadline,
    @Schema(description = "what the caller may do now") List<String> actions,
    Instant madeAt,
    @Schema(description = "how to get in; only for its guest, from CONFIRMED to the end, by its id")
        String access) {

  /**
   * What a late return costs.
   *
   * @param state PENDING while payment is asked, CAPTURED when paid, DUE when it can be paid by
   *     POST …/payment
   */
  @Schema(name = "LateFee")
  public record LateFeeView(MoneyView amount, String state) {
    static LateFeeView of(Charge fee) {
      boolean due = fee.state() == Charge.State.DECLINED || fee.state() == Charge.State.VOIDED;
      return new LateFeeView(MoneyView.of(fee.amount()), due ? "DUE" : fee.state().name());
    }
  }

  /** Other dates, in force as soon as their difference is paid; both times are taken. */
  @Schema(name = "PendingChange")
  public record PendingChangeView(
      String from, String to, UnitView unit, MoneyView total, SignedMoneyView difference) {
    static PendingChangeView of(Booking booking, DateChange change) {
      ListingCalendar calendar = booking.terms().calendar();
      return new PendingChangeView(
          calendar.text(change.period().from()),
          calendar.text(change.period().to()),
          new UnitView(change.unitId(), change.unitName()),
          MoneyView.of(change.price().total()),
          SignedMoneyView.difference(booking, change));
    }
  }

  /** The unit that is taken. */
  @Schema(name = "BookingUnit")
  public record UnitView(UUID id, String name) {}

  static BookingView of(Booking booking, Actor actor, Instant now) {
    BookingTerms terms = booking.terms();
    ListingCalendar calendar = terms.calendar();
    return new BookingView(
        booking.id(),
        booking.state().name(),
        booking.reason().orElse(null),
        terms.seriesId(),
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
        booking.use().map(ActualUse::startedAt).orElse(null),
        booking.use().map(ActualUse::endedAt).orElse(null),
        terms.guests(),
        PriceLineView.of(terms.price()),
        MoneyView.of(terms.price().total()),
        RefundStepView.of(terms.refundTimeline(), terms.price().total().currency()),
        booking.refund().isZero() ? null : MoneyView.of(booking.refund()),
        booking.pendingChange().map(change -> PendingChangeView.of(booking, change)).orElse(null),
        booking.lateFee().map(LateFeeView::of).orElse(null),
        booking.state().isFinal() ? null : booking.deadline().orElse(null),
        booking.actions(actor, now),
        terms.madeAt(),
        null);
  }

  BookingView with(String access) {
    return new BookingView(
        id,
        state,
        reason,
        seriesId,
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
        startedAt,
        endedAt,
        guests,
        lines,
        total,
        refundTimeline,
        refund,
        pendingChange,
        lateFee,
        deadline,
        actions,
        madeAt,
        access);
  }
}
