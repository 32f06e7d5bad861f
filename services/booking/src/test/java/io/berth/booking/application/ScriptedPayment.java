package io.berth.booking.application;

import io.berth.booking.application.port.PaymentGateway;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.PaymentOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A payment whose card token is what happens: the name of an outcome. What it charged it remembers;
 * asked again it says so. A charge in doubt was made or not, as the test sets {@link #doubtIs}.
 */
@ApplicationScoped
class ScriptedPayment implements PaymentGateway {
  private final Map<UUID, PaymentOutcome.Kind> made = new ConcurrentHashMap<>();
  private volatile PaymentOutcome.Kind doubt = PaymentOutcome.Kind.CAPTURED;
  private volatile PaymentOutcome.Kind knownCard = PaymentOutcome.Kind.CAPTURED;
  private volatile Consumer<Booking> whileAsked = booking -> {};

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
    if (kind == PaymentOutcome.Kind.UNKNOWN) {
      made.put(charge.id(), doubt);
    } else if (kind != PaymentOutcome.Kind.NOT_SENT) {
      made.put(charge.id(), kind);
    }
    return PaymentOutcome.of(kind);
  }

  @Override
  public PaymentOutcome resolve(Charge charge) {
    return PaymentOutcome.of(made.computeIfAbsent(charge.id(), id -> PaymentOutcome.Kind.VOIDED));
  }
}
