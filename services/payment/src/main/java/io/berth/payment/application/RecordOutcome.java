package io.berth.payment.application;

import io.berth.payment.application.port.PaymentEvents;
import io.berth.payment.application.port.Payments;
import io.berth.payment.application.port.Wishes;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.ProviderCharge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Takes in what the provider holds under a charge, and does at once what booking has wished of it
 * meanwhile. If the payment has been voided while the provider was at work, it stays voided.
 */
@ApplicationScoped
public class RecordOutcome {
  private final Payments payments;
  private final Wishes wishes;
  private final PaymentEvents events;
  private final Clock clock;

  @Inject
  public RecordOutcome(Payments payments, Wishes wishes, PaymentEvents events, Clock clock) {
    this.payments = payments;
    this.wishes = wishes;
    this.events = events;
    this.clock = clock;
  }

  protected RecordOutcome() {
    this(null, null, null, null);
  }

  /** The payment as it stands now. */
  @Transactional
  public Payment record(UUID chargeId, ProviderCharge seen) {
    Payment payment = payments.lock(chargeId).orElseThrow();
    Instant now = clock.instant();
    payment.learn(seen, now).ifPresent(events::publish);
    if (!payment.state().isInDoubt()) {
      wishes
          .open(chargeId)
          .ifPresent(
              wish -> {
                payment.heed(wish, now).ifPresent(events::publish);
                wishes.heeded(wish);
              });
    }
    payments.save(payment);
    return payment;
  }
}
