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

/**
 * The host's yes: written down in one transaction, captured outside any, payment's word taken in
 * another. What costs nothing stands after the first.
 */
@ApplicationScoped
public class ApproveBooking {
  /** What a host asks for; see {@link PlaceBooking.Command}. */
  public record Command(
      RepeatableRequest request, UUID hostId, UUID bookingId, Function<Booking, Answer> answer) {}

  private final AnswerOnce once;
  private final AskPayment askPayment;
  private final Bookings bookings;
  private final ChangeRecord record;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public ApproveBooking(
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

  protected ApproveBooking() {
    this(null, null, null, null, null, null);
  }

  /**
   * Approves, or gives the answer that an earlier request with the same key got.
   *
   * @throws io.berth.booking.domain.WrongState if it is no request, or its time is over
   */
  public Answer approve(Command command) {
    AnswerOnce.Result result =
        Attempts.untilSettled(
            () ->
                once.change(
                    command.request(),
                    () -> Parties.ofHost(bookings, command.bookingId(), command.hostId()),
                    this::approve,
                    command.answer()));
    return result
        .answered()
        .orElseGet(() -> askPayment.capture(result.booking(), command.request(), command.answer()));
  }

  private void approve(Booking booking) {
    Instant now = clock.instant();
    record.changed(booking, booking.approve(now, now.plus(settings.paymentAnswer())));
  }
}
