package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Earlier;
import io.berth.foundation.idempotency.Idempotency;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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

  private final Attempt attempt;
  private final AskPayment askPayment;

  @Inject
  public ApproveBooking(Attempt attempt, AskPayment askPayment) {
    this.attempt = attempt;
    this.askPayment = askPayment;
  }

  protected ApproveBooking() {
    this(null, null);
  }

  /**
   * Approves, or gives the answer that an earlier request with the same key got.
   *
   * @throws io.berth.booking.domain.WrongState if it is no request, or its time is over
   */
  public Answer approve(Command command) {
    Attempt.Result result = Attempts.untilSettled(() -> attempt.approve(command));
    return result
        .answered()
        .orElseGet(() -> askPayment.capture(result.booking(), command.request(), command.answer()));
  }

  /** One attempt, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    record Result(Booking booking, Optional<Answer> answered) {}

    private final Bookings bookings;
    private final ChangeRecord record;
    private final Idempotency idempotency;
    private final BookingSettings settings;
    private final Clock clock;

    @Inject
    public Attempt(
        Bookings bookings,
        ChangeRecord record,
        Idempotency idempotency,
        BookingSettings settings,
        Clock clock) {
      this.bookings = bookings;
      this.record = record;
      this.idempotency = idempotency;
      this.settings = settings;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null, null);
    }

    @Transactional
    Result approve(Command command) {
      Optional<Earlier> earlier = idempotency.earlier(command.request());
      Booking booking = Parties.ofHost(bookings, command.bookingId(), command.hostId());
      if (earlier.isPresent()) {
        return new Result(
            booking,
            Optional.of(earlier.get().answer().orElseGet(() -> command.answer().apply(booking))));
      }
      idempotency.begin(command.request(), booking.id());
      Instant now = clock.instant();
      record.changed(booking, booking.approve(now, now.plus(settings.paymentAnswer())));
      if (booking.state().awaitsPayment()) {
        return new Result(booking, Optional.empty());
      }
      Answer answer = command.answer().apply(booking);
      idempotency.finish(command.request(), answer);
      return new Result(booking, Optional.of(answer));
    }
  }
}
