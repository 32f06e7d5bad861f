package io.berth.payment.application;

import io.berth.payment.application.port.PaymentEvents;
import io.berth.payment.application.port.Payments;
import io.berth.payment.application.port.Wishes;
import io.berth.payment.domain.ChargeWish;
import io.berth.payment.domain.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps booking's word on its charges and does it where it can be done now. What comes before the
 * payment is known, or while it is in doubt, waits and is done when the doubt ends.
 */
@ApplicationScoped
public class HeedBooking {
  private final Payments payments;
  private final Wishes wishes;
  private final PaymentEvents events;
  private final Clock clock;

  @Inject
  public HeedBooking(Payments payments, Wishes wishes, PaymentEvents events, Clock clock) {
    this.payments = payments;
    this.wishes = wishes;
    this.events = events;
    this.clock = clock;
  }

  protected HeedBooking() {
    this(null, null, null, null);
  }

  @Transactional
  public void heed(List<ChargeWish> heard) {
    heard.stream().filter(wishes::keep).forEach(this::heed);
  }

  private void heed(ChargeWish wish) {
    Optional<Payment> known = payments.lock(wish.chargeId());
    Instant now = clock.instant();
    if (known.isEmpty()) {
      if (wish.nothingToKeep()) {
        payments.add(Payment.neverToBeCharged(wish.chargeId(), now));
        wishes.heeded(wish);
      }
      return;
    }
    Payment payment = known.get();
    if (payment.state().isInDoubt()) {
      return;
    }
    payment.heed(wish, now).ifPresent(events::publish);
    payments.save(payment);
    wishes.heeded(wish);
  }
}
