package io.berth.payment.application.port;

import io.berth.payment.domain.PaymentEvent;

/** Tells everybody, in the transaction of the change. */
public interface PaymentEvents {
  void publish(PaymentEvent event);
}
