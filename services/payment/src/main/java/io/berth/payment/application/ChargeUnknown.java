package io.berth.payment.application;

import java.util.UUID;

/** Nobody has ever asked for this charge. */
public class ChargeUnknown extends RuntimeException {
  public ChargeUnknown(UUID chargeId) {
    super("there is no charge " + chargeId, null, false, false);
  }
}
