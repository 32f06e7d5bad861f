package io.berth.payment.application;

import io.berth.payment.application.port.PaymentEvents;
import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends a doubt by deciding that nothing is taken. A charge that payment has never heard of is
 * decided too: should the order for it still be on its way, it comes too late.
 */
@ApplicationScoped
public class DecideVoid {
  private final Payments payments;
  private final PaymentEvents events;
  private final Clock clock;

  @Inject
  public DecideVoid(Payments payments, PaymentEvents events, Clock clock) {
    this.payments = payments;
    this.events = events;
    this.clock = clock;
  }

  protected DecideVoid() {
    this(null, null, null);
  }

  /** The payment as it stands now; unchanged if it was not in doubt, or a call is under way. */
  @Transactional
  public Payment decide(UUID chargeId) {
    Optional<Payment> known = payments.lock(chargeId);
    Instant now = clock.instant();
    if (known.isEmpty()) {
      Payment payment = Payment.neverToBeCharged(chargeId, now);
      payments.add(payment);
      return payment;
    }
    Payment payment = known.get();
    payment
        .voidInDoubt(now)
        .ifPresent(
            event -> {
              payments.save(payment);
              events.publish(event);
            });
    return payment;
  }
}
