package io.berth.payment.application;

import io.berth.payment.application.port.PaymentEvents;
import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.Refund;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Notes that the provider has agreed to a refund. */
@ApplicationScoped
public class RecordRefund {
  private final Payments payments;
  private final PaymentEvents events;
  private final Clock clock;

  @Inject
  public RecordRefund(Payments payments, PaymentEvents events, Clock clock) {
    this.payments = payments;
    this.events = events;
    this.clock = clock;
  }

  protected RecordRefund() {
    this(null, null, null);
  }

  /** The payment as it stands now. */
  @Transactional
  public Payment record(Refund refund) {
    Payment payment = payments.lock(refund.chargeId()).orElseThrow();
    payment.refundPaid(refund.number(), clock.instant()).ifPresent(events::publish);
    payments.save(payment);
    return payment;
  }
}
