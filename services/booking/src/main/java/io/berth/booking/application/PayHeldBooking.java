package io.berth.booking.application;

import io.berth.booking.domain.Booking;
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
  private final AskPayment askPayment;

  @Inject
  public PayHeldBooking(BeginPayment begin, AskPayment askPayment) {
    this.begin = begin;
    this.askPayment = askPayment;
  }

  protected PayHeldBooking() {
    this(null, null);
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
    return askPayment.charge(
        result.booking(), command.cardToken(), command.request(), command.answer());
  }
}
