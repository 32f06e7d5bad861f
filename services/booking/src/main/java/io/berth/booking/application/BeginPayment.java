package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Earlier;
import io.berth.foundation.idempotency.Idempotency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes down that payment is about to be asked for a held booking. */
@ApplicationScoped
public class BeginPayment {
  record Result(Booking booking, Optional<Answer> answered) {}

  private final Bookings bookings;
  private final ChangeRecord record;
  private final Idempotency idempotency;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public BeginPayment(
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

  protected BeginPayment() {
    this(null, null, null, null, null);
  }

  @Transactional
  Result begin(PayHeldBooking.Command command) {
    Optional<Earlier> earlier = idempotency.earlier(command.request());
    Booking booking =
        bookings
            .find(command.bookingId())
            .filter(each -> each.terms().guestId().equals(command.guestId()))
            .orElseThrow(() -> new Refusal.BookingUnknown(command.bookingId()));
    if (earlier.isPresent()) {
      return new Result(
          booking,
          Optional.of(earlier.get().answer().orElseGet(() -> command.answer().apply(booking))));
    }
    idempotency.begin(command.request(), booking.id());
    Instant now = clock.instant();
    record.changed(
        booking, booking.pay(UUID.randomUUID(), now, now.plus(settings.paymentAnswer())));
    if (!booking.asksPayment()) {
      Answer answer = command.answer().apply(booking);
      idempotency.finish(command.request(), answer);
      return new Result(booking, Optional.of(answer));
    }
    if (command.cardToken() == null) {
      throw new Refusal.CardMissing();
    }
    return new Result(booking, Optional.empty());
  }
}
