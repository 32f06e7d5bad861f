package io.berth.listing.domain;

import java.util.UUID;

/** One physical thing or copy. It is never deleted, only retired: its bookings stand. */
public record Unit(UUID id, String name, UnitState state) {
  static Unit named(String name) {
    return new Unit(UUID.randomUUID(), name, UnitState.ACTIVE);
  }

  Unit retired() {
    return new Unit(id, name, UnitState.RETIRED);
  }
}
