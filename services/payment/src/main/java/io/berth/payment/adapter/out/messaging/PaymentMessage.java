package io.berth.payment.adapter.out.messaging;

import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentEvent;
import java.util.UUID;

/** The data of every event of payment, version 1 (contracts/payment); amounts in minor units. */
record PaymentMessage(
    UUID paymentId,
    UUID bookingId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    String purpose,
    String state,
    String currency,
    long authorized,
    long captured,
    long refunded,
    long refundPending,
    Entry entry,
    String reason) {

  static PaymentMessage of(PaymentEvent event) {
    Payment payment = event.payment();
    ChargeOrder order = payment.order().orElseThrow();
    return new PaymentMessage(
        payment.id(),
        order.bookingId(),
        order.listingId(),
        order.guestId(),
        order.hostId(),
        order.purpose().name(),
        payment.state().name(),
        order.money().currency(),
        payment.authorized(),
        payment.captured(),
        payment.refunded(),
        payment.refundPending(),
        new Entry(event.type().name(), event.amount()),
        payment.reason().orElse(null));
  }

  record Entry(String type, long amount) {}
}
