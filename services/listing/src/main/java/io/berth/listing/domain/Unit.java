package io.berth.listing.domain;

import java.util.UUID;

/** One physical thing or copy. It is never deleted, only retired: its bookings stand. */
public record Unit(UUID id, String name, State state) {
  /** Whether it takes new bookings. */
  public enum State {
    ACTIVE,
    RETIRED
  }

  static Unit named(String name) {
    return new Unit(UUID.randomUUID(), name, State.ACTIVE);
  }

  Unit retired() {
    return new Unit(id, name, State.RETIRED);
  }
}
