package io.berth.payment.application;

import java.util.UUID;

/** The id of a charge was used before for another amount, booking or person. */
public class ChargeReused extends RuntimeException {
  public ChargeReused(UUID chargeId) {
    super("the charge " + chargeId + " was made with other content", null, false, false);
  }
}
