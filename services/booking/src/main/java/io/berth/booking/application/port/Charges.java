package io.berth.booking.application.port;

import io.berth.booking.domain.Charge;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The charges of all bookings. All methods need a running transaction. */
public interface Charges {
  /**
   * The charges after one id up to another, in the order of their ids.
   *
   * @param after null: from the first
   * @param last null: up to the last
   */
  List<Dated> between(UUID after, UUID last);

  /** A charge, and when something last happened to its booking. */
  record Dated(Charge charge, Instant since) {}
}
