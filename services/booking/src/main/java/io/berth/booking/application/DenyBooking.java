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
import java.util.Optional;
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

  private final Attempt attempt;

  @Inject
  public DenyBooking(Attempt attempt) {
    this.attempt = attempt;
  }

  protected DenyBooking() {
    this(null);
  }

  /**
   * Denies, or gives the answer that an earlier request with the same key got.
   *
   * @throws io.berth.booking.domain.WrongState if it is no request, or its time is over
   */
  public Answer deny(Command command) {
    return Attempts.untilSettled(() -> attempt.deny(command));
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
    Answer deny(Command command) {
      Optional<Earlier> earlier = idempotency.earlier(command.request());
      Booking booking = Parties.ofHost(bookings, command.bookingId(), command.hostId());
      if (earlier.isPresent()) {
        return earlier.get().answer().orElseGet(() -> command.answer().apply(booking));
      }
      idempotency.begin(command.request(), booking.id());
      record.changed(booking, booking.deny(command.reason(), clock.instant()));
      Answer answer = command.answer().apply(booking);
      idempotency.finish(command.request(), answer);
      return answer;
    }
  }
}
