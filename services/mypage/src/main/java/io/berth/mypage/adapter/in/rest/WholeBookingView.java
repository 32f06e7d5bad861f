package io.berth.mypage.adapter.in.rest;

import io.berth.mypage.application.FindMyBookings;
import io.berth.mypage.application.Money;
import io.berth.mypage.application.port.MyBookings;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything about one booking: who did what when, and what moved. */
@Schema(name = "WholeBooking")
public record WholeBookingView(
    MyBookingView booking,
    List<TimelineView> timeline,
    List<LedgerView> ledger,
    @Schema(description = "taken in all, refunds not deducted") MoneyView charged,
    @Schema(description = "given back in all") MoneyView refunded,
    @Schema(description = "charged less refunded") MoneyView balance,
    @Schema(description = "the instant this shows, UTC") Instant asOf) {

  /** One event of the booking; {@code by} is guest, host or system. */
  @Schema(name = "TimelineEntry")
  public record TimelineView(Instant at, String type, String by, String reason) {}

  /**
   * One event of its payments: AUTHORIZED, CAPTURED, DECLINED, VOIDED or REFUNDED. Only what is
   * captured and refunded moves money.
   */
  @Schema(name = "LedgerEntry")
  public record LedgerView(Instant at, String type, String purpose, MoneyView amount) {}

  static WholeBookingView of(FindMyBookings.Whole whole) {
    String currency = whole.booking().standing().total().currency();
    long charged = sum(whole.ledger(), "CAPTURED");
    long refunded = sum(whole.ledger(), "REFUNDED");
    return new WholeBookingView(
        MyBookingView.of(whole.booking()),
        whole.timeline().stream()
            .map(each -> new TimelineView(each.at(), each.type(), each.by(), each.reason()))
            .toList(),
        whole.ledger().stream()
            .map(
                each ->
                    new LedgerView(
                        each.at(), each.type(), each.purpose(), MoneyView.of(each.money())))
            .toList(),
        MoneyView.of(new Money(charged, currency)),
        MoneyView.of(new Money(refunded, currency)),
        MoneyView.of(new Money(charged - refunded, currency)),
        whole.asOf());
  }

  private static long sum(List<MyBookings.LedgerEntry> ledger, String type) {
    return ledger.stream()
        .filter(each -> each.type().equals(type))
        .mapToLong(each -> each.money().amount())
        .sum();
  }
}
