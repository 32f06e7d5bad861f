package io.berth.payment.application;

import io.berth.foundation.crash.CrashPoint;
import io.berth.foundation.persistence.Retries;
import io.berth.payment.application.port.Payments;
import io.berth.payment.application.port.Provider;
import io.berth.payment.application.port.ProviderSilent;
import io.berth.payment.domain.Errand;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.ProviderCharge;
import io.berth.payment.domain.Refund;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The journey of everything that is left to do at the provider: resolving doubts, making decisions
 * true, giving money back. Any number of workers may do it at one time; what fails is put off and
 * tried again without end.
 */
@ApplicationScoped
public class SettlePayments {
  private static final Logger LOG = Logger.getLogger(SettlePayments.class.getName());

  private final TakeErrand takeErrand;
  private final HeedOverlooked heedOverlooked;
  private final FindPayments findPayments;
  private final ResolveCharge resolveCharge;
  private final RecordOutcome recordOutcome;
  private final RecordRefund recordRefund;
  private final Provider provider;
  private final CrashPoint crashPoint;

  @Inject
  public SettlePayments(
      TakeErrand takeErrand,
      HeedOverlooked heedOverlooked,
      FindPayments findPayments,
      ResolveCharge resolveCharge,
      RecordOutcome recordOutcome,
      RecordRefund recordRefund,
      Provider provider,
      CrashPoint crashPoint) {
    this.takeErrand = takeErrand;
    this.heedOverlooked = heedOverlooked;
    this.findPayments = findPayments;
    this.resolveCharge = resolveCharge;
    this.recordOutcome = recordOutcome;
    this.recordRefund = recordRefund;
    this.provider = provider;
    this.crashPoint = crashPoint;
  }

  protected SettlePayments() {
    this(null, null, null, null, null, null, null, null);
  }

  /** What is due now, at most {@code limit}, longest waiting first. */
  public List<Payments.Due> due(int limit) {
    heedOverlooked.heed();
    return takeErrand.due(limit);
  }

  /** Does one thing that is due, unless another worker does it. */
  public void settle(Payments.Due due) {
    Optional<Payments.Due> taken = takeErrand.take(due);
    if (taken.isEmpty()) {
      return;
    }
    try {
      run(due.chargeId());
    } catch (ProviderSilent silent) {
      LOG.log(
          due.attempts() == 0 ? Level.WARNING : Level.FINE,
          "the provider will be asked again about {0}: {1}",
          new Object[] {due.chargeId(), silent.getMessage()});
    }
    takeErrand.putOff(taken.get());
  }

  private void run(UUID chargeId) {
    Optional<Payment> payment = findPayments.one(chargeId);
    Optional<Errand> errand = payment.flatMap(Payment::errand);
    if (errand.isEmpty()) {
      return;
    }
    switch (errand.get()) {
      case RESOLVE -> resolveCharge.resolve(chargeId);
      case VOID -> {
        ProviderCharge seen = provider.cancel(chargeId.toString());
        Retries.of(() -> recordOutcome.record(chargeId, seen));
      }
      case REFUND -> refund(payment.get());
    }
  }

  private void refund(Payment payment) {
    Refund refund = payment.nextRefund().orElseThrow();
    provider.refund(payment.id().toString(), refund.key(), refund.amount());
    crashPoint.reached(CrashMoment.AFTER_REFUND);
    Retries.of(() -> recordRefund.record(refund));
  }
}
