package io.berth.payment.application;

import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Puts on record that the provider is about to be asked to capture, before it is. */
@ApplicationScoped
public class IntendCapture {
  private final Payments payments;
  private final PaymentTimes times;
  private final Clock clock;

  @Inject
  public IntendCapture(Payments payments, PaymentTimes times, Clock clock) {
    this.payments = payments;
    this.times = times;
    this.clock = clock;
  }

  protected IntendCapture() {
    this(null, null, null);
  }

  /** Empty if the charge is unknown. */
  @Transactional
  public Optional<IntendCharge.Intent> intend(UUID chargeId) {
    Optional<Payment> known = payments.lock(chargeId);
    Instant now = clock.instant();
    return known.map(
        payment -> {
          boolean callsProvider = payment.intendCapture(now, times.callUntil(now));
          if (callsProvider) {
            payments.save(payment);
          }
          return new IntendCharge.Intent(payment, callsProvider);
        });
  }
}
