package io.berth.payment.adapter.in.rest;

import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a charge stands: the committed row, in booking's words. */
@Schema(name = "ChargeState")
public record ChargeView(
    UUID id,
    @Schema(enumeration = {"PENDING", "AUTHORIZED", "CAPTURED", "DECLINED", "VOIDED"}) String state,
    @Schema(description = "why it was declined, for example card-declined") String reason,
    @Schema(description = "when an authorization ends by itself, UTC") Instant authorizedUntil) {

  static ChargeView of(Payment payment) {
    return new ChargeView(
        payment.id(),
        word(payment.state()),
        payment.reason().orElse(null),
        payment.authorizedUntil().orElse(null));
  }

  private static String word(PaymentState state) {
    return switch (state) {
      case INTENT, CAPTURING -> "PENDING";
      case AUTHORIZED -> "AUTHORIZED";
      case CAPTURED, REFUND_PENDING, REFUNDED -> "CAPTURED";
      case DECLINED -> "DECLINED";
      case VOIDED -> "VOIDED";
    };
  }
}
