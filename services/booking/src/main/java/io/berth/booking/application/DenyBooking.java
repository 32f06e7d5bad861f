package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/** The host's no: the time is free again, and payment hears of it and lets go what is reserved. */
@ApplicationScoped
public class DenyBooking {
  /**
   * What a host asks for.
   *
   * @param reason as the guest will read it, or null
   */
  public record Command(
      RepeatableRequest request,
      UUID hostId,
      UUID bookingId,
      String reason,
      Function<Booking, Answer> answer) {}

  private final AnswerOnce once;
  private final Bookings bookings;
  private final ChangeRecord record;
  private final Clock clock;

  @Inject
  public DenyBooking(AnswerOnce once, Bookings bookings, ChangeRecord record, Clock clock) {
    this.once = once;
    this.bookings = bookings;
    this.record = record;
    this.clock = clock;
  }

  protected DenyBooking() {
    this(null, null, null, null);
  }

  /**
   * Denies, or gives the answer that an earlier request with the same key got.
   *
   * @throws io.berth.booking.domain.WrongState if it is no request, or its time is over
   */
  public Answer deny(Command command) {
    return Attempts.untilSettled(
            () ->
                once.change(
                    command.request(),
                    () -> Parties.ofHost(bookings, command.bookingId(), command.hostId()),
                    booking ->
                        record.changed(booking, booking.deny(command.reason(), clock.instant())),
                    command.answer()))
        .answered()
        .orElseThrow();
  }
}
