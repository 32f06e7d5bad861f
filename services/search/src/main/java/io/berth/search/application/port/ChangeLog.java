package io.berth.search.application.port;

import io.berth.search.application.Mark;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What changed when, so that each replica can bring its own index up to date. A stamp is had by one
 * transaction at a time, until it ends: whoever has seen a stamp will see no smaller one any more.
 * All methods need a running transaction.
 */
public interface ChangeLog {
  /**
   * The next stamp.
   *
   * @param at when the event happened that is applied
   */
  long next(Instant at);

  /** Notes a change; {@code unitId} is null for the listing itself. */
  void mark(long stamp, UUID listingId, UUID unitId);

  /** How far it is. */
  Progress progress();

  /** The changes after a stamp, by stamp; each listing and unit only with its last one. */
  List<Mark> after(long stamp, int limit);

  /**
   * How far the read model is.
   *
   * @param newestAt when the newest event happened that was applied
   */
  record Progress(long stamp, Instant newestAt) {}
}
