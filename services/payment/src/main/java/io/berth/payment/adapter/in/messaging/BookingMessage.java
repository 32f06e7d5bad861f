package io.berth.payment.adapter.in.messaging;

import io.berth.foundation.messaging.MalformedEvent;
import io.berth.payment.domain.ChargeWish;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What payment reads of an event of booking: the booking's state and its charges. Events about
 * something else (blocks, waiting) have no charges.
 */
record BookingMessage(UUID bookingId, String state, List<Charge> charges) {
  private static final Set<String> ENDED =
      Set.of("DECLINED", "DENIED", "EXPIRED", "CANCELLED", "NO_SHOW", "COMPLETED");
  private static final Set<String> NEVER_MADE = Set.of("DECLINED", "VOIDED");

  /**
   * @param refund minor units, all refunds of this charge together
   */
  record Charge(UUID chargeId, String state, Long refund) {}

  List<ChargeWish> wishes(long sequence) {
    if (charges == null) {
      return List.of();
    }
    return charges.stream().map(charge -> wish(charge, sequence)).toList();
  }

  private ChargeWish wish(Charge charge, long sequence) {
    if (bookingId == null || charge.chargeId() == null) {
      throw new MalformedEvent("a charge without its id or its booking");
    }
    long refund = charge.refund() == null ? 0 : charge.refund();
    if (refund < 0) {
      throw new MalformedEvent("a negative refund of " + charge.chargeId());
    }
    return new ChargeWish(
        charge.chargeId(),
        bookingId,
        sequence,
        state != null && ENDED.contains(state),
        charge.state() != null && NEVER_MADE.contains(charge.state()),
        refund);
  }
}
