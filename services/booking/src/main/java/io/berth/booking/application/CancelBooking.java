package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Money;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/** Cancels a booking for the refund that its guest or host was shown. */
@ApplicationScoped
public class CancelBooking {
  /**
   * What a guest or host asks for.
   *
   * @param shownRefund the refund that was shown to them
   */
  public record Command(
      RepeatableRequest request,
      UUID memberId,
      UUID bookingId,
      Money shownRefund,
      String reason,
      Function<Booking, Answer> answer) {}

  private final AnswerOnce once;
  private final Bookings bookings;
  private final ChangeRecord record;
  private final Clock clock;

  @Inject
  public CancelBooking(AnswerOnce once, Bookings bookings, ChangeRecord record, Clock clock) {
    this.once = once;
    this.bookings = bookings;
    this.record = record;
    this.clock = clock;
  }

  protected CancelBooking() {
    this(null, null, null, null);
  }

  /**
   * Cancels, or gives the answer that an earlier request with the same key got.
   *
   * @throws io.berth.booking.domain.RefundChanged if the refund is another by now
   * @throws io.berth.booking.domain.WrongState if it can't be cancelled any more
   */
  public Answer cancel(Command command) {
    return Attempts.untilSettled(
            () ->
                once.change(
                    command.request(),
                    () -> Parties.theirs(bookings, command.bookingId(), command.memberId()),
                    booking -> cancel(booking, command),
                    command.answer()))
        .answered()
        .orElseThrow();
  }

  private void cancel(Booking booking, Command command) {
    Actor actor = Parties.actor(booking, command.memberId()).orElseThrow();
    record.changed(
        booking, booking.cancel(actor, command.shownRefund(), command.reason(), clock.instant()));
  }
}
