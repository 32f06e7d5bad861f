package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
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

  private final AnswerOnce once;
  private final AskPayment askPayment;
  private final Bookings bookings;
  private final ChangeRecord record;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public PayHeldBooking(
      AnswerOnce once,
      AskPayment askPayment,
      Bookings bookings,
      ChangeRecord record,
      BookingSettings settings,
      Clock clock) {
    this.once = once;
    this.askPayment = askPayment;
    this.bookings = bookings;
    this.record = record;
    this.settings = settings;
    this.clock = clock;
  }

  protected PayHeldBooking() {
    this(null, null, null, null, null, null);
  }

  /**
   * Pays, or gives the answer that an earlier request with the same key got.
   *
   * @throws io.berth.booking.domain.WrongState if it is not held any more
   */
  public Answer pay(Command command) {
    AnswerOnce.Result result =
        Attempts.untilSettled(
            () ->
                once.change(
                    command.request(),
                    () -> Parties.ofGuest(bookings, command.bookingId(), command.guestId()),
                    booking -> begin(booking, command),
                    command.answer()));
    return result
        .answered()
        .orElseGet(
            () ->
                askPayment.charge(
                    result.booking(), command.cardToken(), command.request(), command.answer()));
  }

  private void begin(Booking booking, Command command) {
    Instant now = clock.instant();
    record.changed(
        booking, booking.pay(UUID.randomUUID(), now, now.plus(settings.paymentAnswer())));
    if (booking.asksPayment() && command.cardToken() == null) {
      throw new Refusal.CardMissing();
    }
  }
}
