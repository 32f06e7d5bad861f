package io.berth.payment.adapter.out.messaging;

import io.berth.foundation.messaging.Outbox;
import io.berth.payment.application.port.PaymentEvents;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells by the outbox; the key is the booking's id, so that all about one booking is in order. */
@ApplicationScoped
public class OutboxPaymentEvents implements PaymentEvents {
  private final Outbox outbox;

  @Inject
  public OutboxPaymentEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  protected OutboxPaymentEvents() {
    this(null);
  }

  @Override
  public void publish(PaymentEvent event) {
    Payment payment = event.payment();
    outbox.append(
        type(event),
        payment.order().orElseThrow().bookingId().toString(),
        payment.id().toString(),
        event.sequence(),
        PaymentMessage.of(event));
  }

  private static String type(PaymentEvent event) {
    return switch (event.type()) {
      case AUTHORIZED -> "PaymentAuthorized";
      case CAPTURED -> "PaymentCaptured";
      case DECLINED -> "PaymentDeclined";
      case VOIDED -> "PaymentVoided";
      case REFUNDED -> "PaymentRefunded";
    };
  }
}
