package io.berth.search.application.port;

import io.berth.search.application.Mark;
import java.util.List;
import java.util.UUID;

/**
 * What changed when, so that each replica can bring its own index up to date. A stamp is had by one
 * transaction at a time, until it ends: whoever has seen a stamp will see no smaller one any more.
 * All methods need a running transaction.
 */
public interface ChangeLog {
  /** The next stamp. */
  long next();

  /** Notes a change; {@code unitId} is null for the listing itself. */
  void mark(long stamp, UUID listingId, UUID unitId);

  /** The newest stamp. */
  long stamp();

  /** The changes after a stamp, by stamp; each listing and unit only with its last one. */
  List<Mark> after(long stamp, int limit);
}
