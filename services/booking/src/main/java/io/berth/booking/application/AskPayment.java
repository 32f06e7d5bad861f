package io.berth.booking.application;

import io.berth.booking.application.port.PaymentGateway;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.foundation.crash.CrashPoint;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;

/** Asks payment about a booking that is PAYING, outside any transaction, and takes its word. */
@ApplicationScoped
class AskPayment {
  private final PaymentGateway payment;
  private final SettlePayment settle;
  private final CrashPoint crash;

  @Inject
  AskPayment(PaymentGateway payment, SettlePayment settle, CrashPoint crash) {
    this.payment = payment;
    this.settle = settle;
    this.crash = crash;
  }

  protected AskPayment() {
    this(null, null, null);
  }

  /** To charge the card. */
  Answer charge(
      Booking booking,
      String cardToken,
      RepeatableRequest request,
      Function<Booking, Answer> answer) {
    return ask(booking, charge -> payment.charge(booking, charge, cardToken), request, answer);
  }

  /** To capture what is reserved. */
  Answer capture(Booking booking, RepeatableRequest request, Function<Booking, Answer> answer) {
    return ask(booking, payment::capture, request, answer);
  }

  private Answer ask(
      Booking booking,
      Function<Charge, PaymentOutcome> call,
      RepeatableRequest request,
      Function<Booking, Answer> answer) {
    crash.reached(CrashMoment.AFTER_CLAIM);
    Charge charge = booking.openCharge().orElseThrow();
    PaymentOutcome outcome = call.apply(charge);
    crash.reached(CrashMoment.AFTER_PAYMENT);
    Answer given =
        Attempts.untilSettled(
            () -> settle.settle(booking.id(), charge.id(), outcome, request, answer));
    crash.reached(CrashMoment.AFTER_SETTLE);
    return given;
  }
}
