package io.berth.payment.application;

import io.berth.foundation.persistence.Retries;
import io.berth.payment.application.port.Provider;
import io.berth.payment.application.port.ProviderSilent;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.ProviderCharge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * The journey that ends a doubt: while a call may be under way it waits; then the provider is asked
 * what it knows, and if that does not settle the matter, payment decides that nothing is taken.
 */
@ApplicationScoped
public class ResolveCharge {
  private final FindPayments findPayments;
  private final RecordOutcome recordOutcome;
  private final DecideVoid decideVoid;
  private final Provider provider;
  private final Clock clock;

  @Inject
  public ResolveCharge(
      FindPayments findPayments,
      RecordOutcome recordOutcome,
      DecideVoid decideVoid,
      Provider provider,
      Clock clock) {
    this.findPayments = findPayments;
    this.recordOutcome = recordOutcome;
    this.decideVoid = decideVoid;
    this.provider = provider;
    this.clock = clock;
  }

  protected ResolveCharge() {
    this(null, null, null, null, null);
  }

  /** The payment as it stands now; in doubt as long as the provider can't be asked. */
  public Payment resolve(UUID chargeId) {
    Optional<Payment> known = findPayments.one(chargeId);
    if (known.isEmpty()) {
      return Retries.of(() -> decideVoid.decide(chargeId));
    }
    Payment payment = known.get();
    if (!payment.state().isInDoubt() || payment.isCallUnderWay(clock.instant())) {
      return payment;
    }
    try {
      Optional<ProviderCharge> seen = provider.find(chargeId.toString());
      return seen.isPresent() && payment.isSettledBy(seen.get())
          ? Retries.of(() -> recordOutcome.record(chargeId, seen.get()))
          : Retries.of(() -> decideVoid.decide(chargeId));
    } catch (ProviderSilent silent) {
      return payment;
    }
  }
}
