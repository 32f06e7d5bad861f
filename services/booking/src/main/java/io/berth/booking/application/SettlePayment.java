package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.foundation.idempotency.Answer;
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

/** Takes payment's word on a charge, in one transaction with the answer the guest gets. */
@ApplicationScoped
public class SettlePayment {
  private final Bookings bookings;
  private final ChangeRecord record;
  private final Idempotency idempotency;
  private final BookingSettings settings;
  private final Clock clock;

  @Inject
  public SettlePayment(
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

  protected SettlePayment() {
    this(null, null, null, null, null);
  }

  /**
   * Settles for a guest who waits. What certainly never reached payment leaves no stored answer, so
   * that the same request may be sent again.
   */
  @Transactional
  Answer settle(
      UUID bookingId,
      UUID chargeId,
      PaymentOutcome outcome,
      RepeatableRequest request,
      Function<Booking, Answer> answer) {
    Booking booking = settled(bookingId, chargeId, outcome);
    Answer given = answer.apply(booking);
    if (outcome.kind() == PaymentOutcome.Kind.NOT_SENT) {
      idempotency.forget(request);
    } else {
      idempotency.finish(request, given);
    }
    return given;
  }

  /** Settles for the reconciler, while nobody waits. */
  @Transactional
  void settle(UUID bookingId, UUID chargeId, PaymentOutcome outcome) {
    settled(bookingId, chargeId, outcome);
  }

  private Booking settled(UUID bookingId, UUID chargeId, PaymentOutcome outcome) {
    Instant now = clock.instant();
    Booking booking = bookings.find(bookingId).orElseThrow();
    boolean stillAsked = booking.openCharge().map(Charge::id).filter(chargeId::equals).isPresent();
    if (stillAsked) {
      boolean changing = booking.pendingChange().isPresent();
      Optional<BookingEvent> event =
          booking.settle(outcome, now, now.plus(settings.reconcileEvery()));
      event.ifPresent(
          each -> {
            if (changing) {
              record.changeSettled(booking, each);
            } else {
              record.changed(booking, each);
            }
          });
    }
    return booking;
  }
}
