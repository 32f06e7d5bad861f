package io.berth.payment.application;

import io.berth.payment.application.port.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands out what is left to do at the provider, each to one worker only. */
@ApplicationScoped
public class TakeErrand {
  private final Payments payments;
  private final PaymentTimes times;
  private final Clock clock;

  @Inject
  public TakeErrand(Payments payments, PaymentTimes times, Clock clock) {
    this.payments = payments;
    this.times = times;
    this.clock = clock;
  }

  protected TakeErrand() {
    this(null, null, null);
  }

  @Transactional
  public List<Payments.Due> due(int limit) {
    return payments.due(clock.instant(), limit);
  }

  /** Takes it for as long as a call may last; empty if another worker has. */
  @Transactional
  public Optional<Payments.Due> take(Payments.Due due) {
    Instant until = times.callUntil(clock.instant());
    return payments.take(due, until)
        ? Optional.of(new Payments.Due(due.chargeId(), until, due.attempts()))
        : Optional.empty();
  }

  /** Puts off what could not be done, a little longer each time. */
  @Transactional
  public void putOff(Payments.Due taken) {
    payments.putOff(taken, times.tryAgain(clock.instant(), taken.attempts()));
  }
}
