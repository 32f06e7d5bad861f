package io.berth.booking.application.port;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.PaymentOutcome;

/**
 * Asks payment to move money. Never called inside a transaction. All methods always return: what
 * goes wrong on the way is an outcome. Source of the answer: payment's committed row.
 */
public interface PaymentGateway {
  /**
   * Charges what the guest owes, under the charge's id; at most once however often it is asked.
   * Where the host is to approve it is only reserved.
   *
   * @param cardToken the card, as the guest's browser got it from the provider, never stored; null:
   *     the card with which the booking was paid, which payment knows
   */
  PaymentOutcome charge(Booking booking, Charge charge, String cardToken);

  /** Takes what is reserved; at most once however often it is asked. Never NOT_SENT. */
  PaymentOutcome capture(Charge charge);

  /** Asks what became of a charge; payment decides it if nobody else has. */
  PaymentOutcome resolve(Charge charge);
}
