package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Money;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Earlier;
import io.berth.foundation.idempotency.Idempotency;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
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

  private final Attempt attempt;

  @Inject
  public CancelBooking(Attempt attempt) {
    this.attempt = attempt;
  }

  protected CancelBooking() {
    this(null);
  }

  /**
   * Cancels, or gives the answer that an earlier request with the same key got.
   *
   * @throws io.berth.booking.domain.RefundChanged if the refund is another by now
   * @throws io.berth.booking.domain.WrongState if it can't be cancelled any more
   */
  public Answer cancel(Command command) {
    return Attempts.untilSettled(() -> attempt.cancel(command));
  }

  /** One attempt, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private final Bookings bookings;
    private final ChangeRecord record;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    public Attempt(Bookings bookings, ChangeRecord record, Idempotency idempotency, Clock clock) {
      this.bookings = bookings;
      this.record = record;
      this.idempotency = idempotency;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null);
    }

    @Transactional
    Answer cancel(Command command) {
      Optional<Earlier> earlier = idempotency.earlier(command.request());
      Booking booking =
          bookings
              .find(command.bookingId())
              .filter(each -> Parties.actor(each, command.memberId()).isPresent())
              .orElseThrow(() -> new Refusal.BookingUnknown(command.bookingId()));
      if (earlier.isPresent()) {
        return earlier.get().answer().orElseGet(() -> command.answer().apply(booking));
      }
      idempotency.begin(command.request(), booking.id());
      Actor actor = Parties.actor(booking, command.memberId()).orElseThrow();
      record.changed(
          booking, booking.cancel(actor, command.shownRefund(), command.reason(), clock.instant()));
      Answer answer = command.answer().apply(booking);
      idempotency.finish(command.request(), answer);
      return answer;
    }
  }
}
