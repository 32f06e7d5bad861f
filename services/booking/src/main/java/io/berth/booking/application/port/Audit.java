package io.berth.booking.application.port;

import java.time.Instant;
import java.util.Set;

/** Looks for what must never be. Each method names at most 1,000 offenders, by their ids. */
public interface Audit {
  /** Pairs of bookings or blocks that hold time and overlap, by their own periods. */
  Set<String> overlaps();

  /** Owners whose claims are not exactly what they own, and claims whose owner holds no time. */
  Set<String> wrongClaims();

  /** Bookings that own other cells than their state says. */
  Set<String> wrongOwnings();

  /** Bookings in use whose unit is not out with them, and units that are out with nobody. */
  Set<String> wrongUnits();

  /**
   * Bookings for which not exactly what they cost is taken and kept, and charges of which more is
   * given back than was taken.
   */
  Set<String> wrongMoney();

  /** Bookings whose history has a gap or does not end in their version. */
  Set<String> brokenHistories();

  /** Events that have not reached the topic since {@code since}. */
  Set<String> untoldSince(Instant since);

  /** Open bookings whose deadline passed before {@code before}. */
  Set<String> overdue(Instant before);

  /** Wishes that nobody looks after since {@code before}, or whose offer is not there. */
  Set<String> forgottenWishes(Instant before);

  /** Answers 201 and 202 that were given for bookings that are not there. */
  Set<String> brokenPromises();
}
