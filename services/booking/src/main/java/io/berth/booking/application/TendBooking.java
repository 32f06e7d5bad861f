package io.berth.booking.application;

import io.berth.booking.application.port.PaymentGateway;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.PaymentOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Does what is due: asks payment for late fees and again about charges in doubt, expires holds,
 * starts and completes what the clock starts and completes, gives up who does not come, and looks
 * after what should be back. Any number of processes may do it at once.
 */
@ApplicationScoped
public class TendBooking {
  private final DueBookings due;
  private final MoveBooking move;
  private final PaymentGateway payment;
  private final SettlePayment settle;

  @Inject
  public TendBooking(
      DueBookings due, MoveBooking move, PaymentGateway payment, SettlePayment settle) {
    this.due = due;
    this.move = move;
    this.payment = payment;
    this.settle = settle;
  }

  protected TendBooking() {
    this(null, null, null, null);
  }

  /** Bookings that something is due for, oldest first; at most {@code limit}. */
  public List<UUID> due(int limit) {
    return due.find(limit);
  }

  /** Does what is due for one booking. */
  public void tend(UUID bookingId) {
    due.claim(bookingId)
        .ifPresent(
            booking -> {
              if (booking.asksPayment()) {
                reconcile(booking);
              } else {
                due.inTheWay(booking).forEach(move::outOfTheWay);
                Attempts.untilSettled(
                    () -> {
                      due.advance(bookingId);
                      return null;
                    });
              }
            });
  }

  /** Asks again; an approval is finished by the same capture, which takes nothing twice. */
  private void reconcile(Booking booking) {
    Charge charge = booking.openCharge().orElseThrow();
    PaymentOutcome outcome =
        charge.isByKnownCard()
            ? payment.charge(booking, charge, null)
            : charge.state() == Charge.State.AUTHORIZED
                ? payment.capture(charge)
                : payment.resolve(charge);
    Attempts.untilSettled(
        () -> {
          settle.settle(booking.id(), charge.id(), outcome);
          return null;
        });
  }
}
