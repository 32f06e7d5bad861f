package io.berth.usage.application.port;

import io.berth.usage.application.Plan;
import java.util.Optional;
import java.util.UUID;

/** What is planned, a fold of booking's events. All methods need a running transaction. */
public interface Plans {
  /** Keeps the plan unless a newer one is known. */
  void keep(Plan plan);

  Optional<Plan> find(UUID bookingId);

  /** Whose listing it is, as far as bookings tell. */
  Optional<UUID> hostOf(UUID listingId);
}
