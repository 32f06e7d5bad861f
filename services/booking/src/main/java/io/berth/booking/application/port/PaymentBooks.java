package io.berth.booking.application.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What payment has on record for each charge, to be held against booking's own. */
public interface PaymentBooks {
  /**
   * A page in the order of the charges' ids.
   *
   * @param after the last charge of the page before, or null
   * @throws RuntimeException if payment does not answer
   */
  List<Entry> page(UUID after, int limit);

  /**
   * One charge, in minor units.
   *
   * @param authorized reserved or taken
   * @param captured taken, refunds not deducted
   * @param refunded given back or on its way
   * @param since when it last changed
   */
  record Entry(
      UUID chargeId, String state, long authorized, long captured, long refunded, Instant since) {
    public boolean holdsMoney() {
      return captured > refunded || state.equals("AUTHORIZED");
    }
  }
}
