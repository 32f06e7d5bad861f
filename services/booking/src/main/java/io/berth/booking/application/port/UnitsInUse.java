package io.berth.booking.application.port;

import java.util.Set;
import java.util.UUID;

/** Which booking has which unit out, and which units should be back. Needs a transaction. */
public interface UnitsInUse {
  /** Takes the unit out; false if another booking has it. */
  boolean takeOut(UUID unitId, UUID bookingId);

  /** Whether another booking has it. */
  boolean isOutWithAnother(UUID unitId, UUID bookingId);

  /** Marks that the booking should have brought it back; from now on it is not offered. */
  void late(UUID unitId, UUID bookingId);

  /** It is back, and offered again. */
  void bringBack(UUID unitId, UUID bookingId);

  /** The active units of a listing that should be back. */
  Set<UUID> late(UUID listingId);
}
