package io.berth.booking.application;

import io.berth.booking.application.port.PaymentGateway;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.PaymentOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A payment whose card token is what happens: the name of an outcome. What it charged it remembers;
 * asked again it says so. A charge in doubt was made or not, as the test sets {@link #doubtIs};
 * NOT_SENT: it never arrived.
 */
@ApplicationScoped
class ScriptedPayment implements PaymentGateway {
  private final Map<UUID, PaymentOutcome.Kind> made = new ConcurrentHashMap<>();
  private volatile PaymentOutcome.Kind doubt = PaymentOutcome.Kind.CAPTURED;
  private volatile PaymentOutcome.Kind knownCard = PaymentOutcome.Kind.CAPTURED;
  private volatile Consumer<Booking> whileAsked = booking -> {};

  private volatile Instant authorizedUntil;

  void authorizesUntil(Instant until) {
    authorizedUntil = until;
  }

  private volatile PaymentOutcome.Kind capture = PaymentOutcome.Kind.CAPTURED;
  private volatile Runnable whileCaptured = () -> {};

  /** Runs while payment is being asked to capture. */
  void whileCaptured(Runnable step) {
    whileCaptured = step;
  }

  void doubtIs(PaymentOutcome.Kind kind) {
    doubt = kind;
  }

  /** What happens to the card that payment knows from before. */
  void knownCardIs(PaymentOutcome.Kind kind) {
    knownCard = kind;
  }

  /** Runs while payment is being asked, between the two transactions of booking. */
  void whileAsked(Consumer<Booking> step) {
    whileAsked = step;
  }

  long captured() {
    return made.values().stream().filter(kind -> kind == PaymentOutcome.Kind.CAPTURED).count();
  }

  @Override
  public PaymentOutcome charge(Booking booking, Charge charge, String cardToken) {
    whileAsked.accept(booking);
    PaymentOutcome.Kind kind =
        cardToken == null ? knownCard : PaymentOutcome.Kind.valueOf(cardToken);
    PaymentOutcome.Kind stands =
        kind == PaymentOutcome.Kind.UNKNOWN ? inDoubt(booking, charge) : kind;
    if (stands != PaymentOutcome.Kind.NOT_SENT) {
      PaymentOutcome.Kind before = made.putIfAbsent(charge.id(), stands);
      kind = before == null ? kind : before;
    }
    return kind == PaymentOutcome.Kind.AUTHORIZED
        ? PaymentOutcome.authorized(authorizedUntil)
        : PaymentOutcome.of(kind);
  }

  /** What a card that is good would have led to: where the host is asked it is only reserved. */
  private PaymentOutcome.Kind inDoubt(Booking booking, Charge charge) {
    boolean reserved = booking.terms().needsApproval() && !charge.isLateFee();
    return doubt == PaymentOutcome.Kind.CAPTURED && reserved
        ? PaymentOutcome.Kind.AUTHORIZED
        : doubt;
  }

  /** What happens to captures, each named by its outcome; CAPTURED unless said. */
  void captureIs(PaymentOutcome.Kind kind) {
    capture = kind;
  }

  /** How a charge stands at payment. */
  PaymentOutcome.Kind standing(UUID chargeId) {
    return made.get(chargeId);
  }

  @Override
  public PaymentOutcome capture(Charge charge) {
    whileCaptured.run();
    PaymentOutcome.Kind kind = capture;
    if (made.get(charge.id()) == PaymentOutcome.Kind.AUTHORIZED) {
      PaymentOutcome.Kind end = kind == PaymentOutcome.Kind.UNKNOWN ? doubt : kind;
      if (end != PaymentOutcome.Kind.NOT_SENT) {
        made.replace(charge.id(), PaymentOutcome.Kind.AUTHORIZED, end);
      }
    }
    return PaymentOutcome.of(kind == PaymentOutcome.Kind.UNKNOWN ? kind : made.get(charge.id()));
  }

  @Override
  public PaymentOutcome resolve(Charge charge) {
    return PaymentOutcome.of(made.computeIfAbsent(charge.id(), id -> PaymentOutcome.Kind.VOIDED));
  }
}
