package io.berth.booking.application;

import io.berth.booking.application.port.PaymentGateway;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;

/** Pays a booking that is held: PAYING is committed, payment is asked, its word is taken. */
@ApplicationScoped
public class PayHeldBooking {
  /** What a guest asks for; see {@link PlaceBooking.Command}. */
  public record Command(
      RepeatableRequest request,
      UUID guestId,
      UUID bookingId,
      String cardToken,
      Function<Booking, Answer> answer) {}

  private final BeginPayment begin;
  private final PaymentGateway payment;
  private final SettlePayment settle;

  @Inject
  public PayHeldBooking(BeginPayment begin, PaymentGateway payment, SettlePayment settle) {
    this.begin = begin;
    this.payment = payment;
    this.settle = settle;
  }

  protected PayHeldBooking() {
    this(null, null, null);
  }

  /**
   * Pays, or gives the answer that an earlier request with the same key got.
   *
   * @throws io.berth.booking.domain.WrongState if it is not held any more
   */
  public Answer pay(Command command) {
    BeginPayment.Result result = Attempts.untilSettled(() -> begin.begin(command));
    if (result.answered().isPresent()) {
      return result.answered().get();
    }
    Booking booking = result.booking();
    Charge charge = booking.openCharge().orElseThrow();
    PaymentOutcome outcome = payment.charge(booking, charge, command.cardToken());
    return Attempts.untilSettled(
        () ->
            settle.settle(booking.id(), charge.id(), outcome, command.request(), command.answer()));
  }
}
