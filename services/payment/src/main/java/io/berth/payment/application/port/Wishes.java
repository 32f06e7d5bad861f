package io.berth.payment.application.port;

import io.berth.payment.domain.ChargeWish;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Booking's latest word on each charge. Used inside a transaction only. */
public interface Wishes {
  /** Keeps the wish unless a later one is known; false then. */
  boolean keep(ChargeWish wish);

  /** The wish that has not been heeded. */
  Optional<ChargeWish> open(UUID chargeId);

  /** Marks this very wish as heeded; a later one stays open. */
  void heeded(ChargeWish wish);

  /** Charges whose payment is known and not in doubt, with a wish that was not heeded. */
  List<UUID> overlooked(int limit);
}
