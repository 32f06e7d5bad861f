package io.berth.payment.domain;

import java.util.Objects;
import java.util.UUID;

/**
 * What booking asks to charge. The card's token is no part of it: it is used once and kept nowhere.
 *
 * @param chargeId the key of everything that happens under this charge
 * @param money more than nothing
 * @param capture true: take the money at once; false: only reserve it
 */
public record ChargeOrder(
    UUID chargeId,
    UUID bookingId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    Purpose purpose,
    Money money,
    boolean capture) {
  public ChargeOrder {
    Objects.requireNonNull(chargeId);
    Objects.requireNonNull(bookingId);
    Objects.requireNonNull(listingId);
    Objects.requireNonNull(guestId);
    Objects.requireNonNull(hostId);
    Objects.requireNonNull(purpose);
    if (money.amount() <= 0) {
      throw new IllegalArgumentException("what costs nothing is not charged");
    }
  }
}
