package io.berth.payment.application;

import io.berth.payment.application.port.PaymentEvents;
import io.berth.payment.application.port.Payments;
import io.berth.payment.application.port.Wishes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Does what booking wished in the very moment in which the payment came into being, when neither
 * transaction could see the other.
 */
@ApplicationScoped
public class HeedOverlooked {
  private static final int AT_ONCE = 20;

  private final Payments payments;
  private final Wishes wishes;
  private final PaymentEvents events;
  private final Clock clock;

  @Inject
  public HeedOverlooked(Payments payments, Wishes wishes, PaymentEvents events, Clock clock) {
    this.payments = payments;
    this.wishes = wishes;
    this.events = events;
    this.clock = clock;
  }

  protected HeedOverlooked() {
    this(null, null, null, null);
  }

  @Transactional
  public void heed() {
    wishes.overlooked(AT_ONCE).forEach(this::heed);
  }

  private void heed(UUID chargeId) {
    payments
        .lock(chargeId)
        .filter(payment -> !payment.state().isInDoubt())
        .ifPresent(
            payment ->
                wishes
                    .open(chargeId)
                    .ifPresent(
                        wish -> {
                          payment.heed(wish, clock.instant()).ifPresent(events::publish);
                          payments.save(payment);
                          wishes.heeded(wish);
                        }));
  }
}
