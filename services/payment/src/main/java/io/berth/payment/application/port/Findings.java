package io.berth.payment.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Looks into payment's own rows for what must not be. Each finding names what was found. */
public interface Findings {
  /** Lines of the ledger whose entries do not sum to zero. */
  Set<String> unbalanced();

  /** Payments whose sums are not those of their ledger. */
  Set<String> unlikeLedger();

  /** Payments in doubt, or with something left to do at the provider, since before then. */
  Set<String> unsettledSince(Instant then);

  /** Wishes of booking heard before then and not heeded, of payments that are not in doubt. */
  Set<String> unheededSince(Instant then);

  /**
   * What payment thinks that the provider holds under a range of keys.
   *
   * @param after exclusive
   * @param upTo inclusive; null for all that follow
   */
  List<Held> held(String after, String upTo);

  /**
   * What payment thinks that the provider holds.
   *
   * @param settled nothing is in doubt or left to do
   */
  record Held(UUID chargeId, long reserved, long captured, long refunded, boolean settled) {}
}
