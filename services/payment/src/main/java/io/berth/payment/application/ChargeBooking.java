package io.berth.payment.application;

import io.berth.foundation.crash.CrashPoint;
import io.berth.foundation.persistence.Retries;
import io.berth.payment.application.port.Provider;
import io.berth.payment.application.port.ProviderSilent;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.ProviderCharge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The journey of a charge: intent on record, call to the provider, outcome on record. No
 * transaction is open during the call. The answer is always what the row says in the end, so a
 * crash or an error between any two steps leaves a doubt, never an untruth.
 */
@ApplicationScoped
public class ChargeBooking {
  private static final Logger LOG = Logger.getLogger(ChargeBooking.class.getName());

  private final IntendCharge intendCharge;
  private final IntendCapture intendCapture;
  private final RecordOutcome recordOutcome;
  private final RecordSilence recordSilence;
  private final ResolveCharge resolveCharge;
  private final Provider provider;
  private final CrashPoint crashPoint;

  @Inject
  public ChargeBooking(
      IntendCharge intendCharge,
      IntendCapture intendCapture,
      RecordOutcome recordOutcome,
      RecordSilence recordSilence,
      ResolveCharge resolveCharge,
      Provider provider,
      CrashPoint crashPoint) {
    this.intendCharge = intendCharge;
    this.intendCapture = intendCapture;
    this.recordOutcome = recordOutcome;
    this.recordSilence = recordSilence;
    this.resolveCharge = resolveCharge;
    this.provider = provider;
    this.crashPoint = crashPoint;
  }

  protected ChargeBooking() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * Authorizes, and captures if the order says so. The same order again is answered from the
   * record; the provider is called once.
   *
   * @param token names the card; null: the card that paid for the booking
   * @throws ChargeReused if the charge's id stands for another charge
   */
  public Payment charge(ChargeOrder order, String token) {
    IntendCharge.Intent intent = Retries.of(() -> intendCharge.intend(order));
    if (!intent.callsProvider()) {
      return resolved(intent.payment());
    }
    String key = order.chargeId().toString();
    return call(
        intent.payment(),
        () ->
            token != null
                ? provider.authorize(key, order.money(), token, order.capture())
                : intent
                    .knownCard()
                    .map(reference -> provider.chargeAgain(key, order.money(), reference))
                    .orElseGet(() -> ProviderCharge.declined(key, "no-known-card")));
  }

  /**
   * Captures what is authorized; in any other state answers the record.
   *
   * @throws ChargeUnknown if there is no such charge
   */
  public Payment capture(UUID chargeId) {
    IntendCharge.Intent intent =
        Retries.of(() -> intendCapture.intend(chargeId))
            .orElseThrow(() -> new ChargeUnknown(chargeId));
    if (!intent.callsProvider()) {
      return resolved(intent.payment());
    }
    return call(
        intent.payment(), () -> provider.capture(chargeId.toString(), chargeId + ":capture"));
  }

  private Payment resolved(Payment payment) {
    return payment.state().isInDoubt() ? resolveCharge.resolve(payment.id()) : payment;
  }

  private Payment call(Payment intent, Supplier<ProviderCharge> call) {
    crashPoint.reached(CrashMoment.AFTER_INTENT);
    try {
      ProviderCharge seen = call.get();
      crashPoint.reached(CrashMoment.AFTER_PROVIDER);
      Payment payment = Retries.of(() -> recordOutcome.record(intent.id(), seen));
      crashPoint.reached(CrashMoment.AFTER_OUTCOME);
      return payment;
    } catch (ProviderSilent silent) {
      LOG.log(Level.INFO, "{0} is in doubt: {1}", new Object[] {intent, silent.getMessage()});
      return silent.callEnded() ? noted(intent) : intent;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, intent + " is in doubt", e);
      return intent;
    }
  }

  private Payment noted(Payment intent) {
    try {
      return recordSilence.record(intent.id());
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "will be resolved later", e);
      return intent;
    }
  }
}
