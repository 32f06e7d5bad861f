package io.berth.payment.application;

import io.berth.payment.application.port.PaymentEvents;
import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Puts on record that the provider is about to be asked, before it is. */
@ApplicationScoped
public class IntendCharge {
  private final Payments payments;
  private final PaymentEvents events;
  private final PaymentTimes times;
  private final Clock clock;

  @Inject
  public IntendCharge(Payments payments, PaymentEvents events, PaymentTimes times, Clock clock) {
    this.payments = payments;
    this.events = events;
    this.times = times;
    this.clock = clock;
  }

  protected IntendCharge() {
    this(null, null, null, null);
  }

  /**
   * @throws ChargeReused if the charge's id stands for another charge
   */
  @Transactional
  public Intent intend(ChargeOrder order) {
    Optional<Payment> known = payments.lock(order.chargeId());
    Instant now = clock.instant();
    if (known.isEmpty()) {
      Payment payment = Payment.intended(order, now, times.callUntil(now));
      payments.add(payment);
      return new Intent(
          payment,
          true,
          order.purpose() == Purpose.LATE_FEE
              ? payments.knownCard(order.bookingId())
              : Optional.empty());
    }
    Payment payment = known.get();
    if (!payment.isFor(order)) {
      throw new ChargeReused(order.chargeId());
    }
    payment
        .isNowKnownToBeFor(order, now)
        .ifPresent(
            event -> {
              payments.save(payment);
              events.publish(event);
            });
    return new Intent(payment, false);
  }

  /**
   * A payment on record.
   *
   * @param callsProvider whether it is on the one that put it on record to call the provider
   * @param knownCard the provider's reference of the card that paid for the booking, for a late fee
   */
  public record Intent(Payment payment, boolean callsProvider, Optional<String> knownCard) {
    Intent(Payment payment, boolean callsProvider) {
      this(payment, callsProvider, Optional.empty());
    }
  }
}
