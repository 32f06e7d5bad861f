package io.berth.payment.application;

import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Notes that a call ended without an answer, so that the doubt may be resolved at once. */
@ApplicationScoped
public class RecordSilence {
  private final Payments payments;
  private final Clock clock;

  @Inject
  public RecordSilence(Payments payments, Clock clock) {
    this.payments = payments;
    this.clock = clock;
  }

  protected RecordSilence() {
    this(null, null);
  }

  /** The payment as it stands now. */
  @Transactional
  public Payment record(UUID chargeId) {
    Payment payment = payments.lock(chargeId).orElseThrow();
    if (payment.callFailed(clock.instant())) {
      payments.save(payment);
    }
    return payment;
  }
}
