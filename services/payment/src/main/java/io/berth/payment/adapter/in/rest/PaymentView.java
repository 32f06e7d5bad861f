package io.berth.payment.adapter.in.rest;

import io.berth.payment.application.FindPayments;
import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The money of one charge, for those whose booking it is; amounts in minor units. */
@Schema(name = "Payment")
public record PaymentView(
    UUID id,
    UUID bookingId,
    String purpose,
    @Schema(
            enumeration = {
              "PENDING",
              "AUTHORIZED",
              "CAPTURED",
              "REFUND_PENDING",
              "REFUNDED",
              "DECLINED",
              "VOIDED"
            })
        String state,
    String reason,
    String currency,
    @Schema(description = "reserved or taken") long authorized,
    @Schema(description = "taken, refunds not deducted") long captured,
    @Schema(description = "given back") long refunded,
    @Schema(description = "on its way back") long refundPending,
    List<EntryView> entries) {

  /** One thing that happened. */
  @Schema(name = "PaymentEntry")
  public record EntryView(String type, long amount, Instant at) {
    static EntryView of(Payments.Line line) {
      return new EntryView(line.type(), line.amount(), line.at());
    }
  }

  /** All of a booking. */
  @Schema(name = "Payments")
  public record Items(List<PaymentView> items) {}

  static PaymentView of(FindPayments.Told told) {
    Payment payment = told.payment();
    ChargeOrder order = payment.order().orElseThrow();
    return new PaymentView(
        payment.id(),
        order.bookingId(),
        order.purpose().name(),
        word(payment.state()),
        payment.reason().orElse(null),
        order.money().currency(),
        payment.authorized(),
        payment.captured(),
        payment.refunded(),
        payment.refundPending(),
        told.lines().stream().map(EntryView::of).toList());
  }

  static String word(PaymentState state) {
    return state.isInDoubt() ? "PENDING" : state.name();
  }
}
