package io.berth.payment.adapter.in.rest;

import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Payment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of all payments in the order of their ids; amounts in minor units. */
@Schema(name = "PaymentAudit")
public record AuditView(
    List<Item> items,
    @Schema(description = "the next page's after; absent on the last") UUID next) {

  /** What payment holds for one charge. */
  @Schema(name = "PaymentAuditItem")
  public record Item(
      UUID id,
      @Schema(description = "absent if it was voided before anybody said what it was for")
          UUID bookingId,
      String state,
      long authorized,
      long captured,
      long refunded,
      long refundPending,
      Instant updatedAt,
      @Schema(description = "since when the call has been in doubt; only if PENDING")
          Instant intentAt) {
    static Item of(Payment payment) {
      return new Item(
          payment.id(),
          payment.order().map(ChargeOrder::bookingId).orElse(null),
          PaymentView.word(payment.state()),
          payment.authorized(),
          payment.captured(),
          payment.refunded(),
          payment.refundPending(),
          payment.updatedAt(),
          payment.inDoubtSince().orElse(null));
    }
  }
}
