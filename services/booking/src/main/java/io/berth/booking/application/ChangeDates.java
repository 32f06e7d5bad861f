package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.DateChange;
import io.berth.booking.domain.Money;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * Changes the dates of a booking: the new time is taken in one transaction, and what costs no more
 * is in force after it. What costs more is asked of payment outside any, and its word taken in
 * another.
 */
@ApplicationScoped
public class ChangeDates {
  /**
   * What a guest asks for; see {@link PlaceBooking.Command}.
   *
   * @param cardToken for what it costs more; null: it costs nothing, or is refused
   */
  public record Command(
      RepeatableRequest request,
      UUID guestId,
      UUID bookingId,
      String from,
      String to,
      String cardToken,
      Function<Booking, Answer> answer) {}

  private final AnswerOnce once;
  private final AskPayment askPayment;
  private final Bookings bookings;
  private final OfferDates offer;
  private final Expiry expiry;
  private final ChangeRecord record;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public ChangeDates(
      AnswerOnce once,
      AskPayment askPayment,
      Bookings bookings,
      OfferDates offer,
      Expiry expiry,
      ChangeRecord record,
      BookingSettings settings,
      Clock clock) {
    this.once = once;
    this.askPayment = askPayment;
    this.bookings = bookings;
    this.offer = offer;
    this.expiry = expiry;
    this.record = record;
    this.settings = settings;
    this.clock = clock;
  }

  protected ChangeDates() {
    this(null, null, null, null, null, null, null, null);
  }

  /**
   * Changes, or gives the answer that an earlier request with the same key got.
   *
   * @throws Refusal if nothing was done
   * @throws io.berth.booking.domain.WrongState if its dates can't be changed now
   * @throws io.berth.booking.domain.InvalidPeriod if they can't be meant
   */
  public Answer change(Command command) {
    AnswerOnce.Result result =
        Attempts.untilSettled(
            () ->
                once.change(
                    command.request(),
                    () -> Parties.ofGuest(bookings, command.bookingId(), command.guestId()),
                    booking -> take(booking, command),
                    command.answer()));
    return result
        .answered()
        .orElseGet(
            () ->
                askPayment.charge(
                    result.booking(), command.cardToken(), command.request(), command.answer()));
  }

  private void take(Booking booking, Command command) {
    Instant now = clock.instant();
    DateChange wanted = offer.priced(booking, command.from(), command.to(), now);
    DateChange to = offer.granted(booking, wanted, now);
    long difference = booking.difference(to);
    if (difference > 0 && command.cardToken() == null) {
      String currency = booking.terms().price().total().currency();
      throw new Refusal.PaymentNeeded(Money.of(difference, currency));
    }
    Booking.Terms before = booking.terms();
    expiry.takeOver(to.unitId(), to.period().extendedBy(before.buffer()), now);
    BookingEvent event =
        booking.change(to, UUID.randomUUID(), now, now.plus(settings.paymentAnswer()));
    record.datesChanged(booking, event, before, to);
  }
}
