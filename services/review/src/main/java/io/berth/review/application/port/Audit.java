package io.berth.review.application.port;

import java.util.Set;

/** Looks into review's own rows for what must not be. Each finding names what was found. */
public interface Audit {
  /** Listings whose counted ratings are not those of their reviews. */
  Set<String> miscounted();

  /** Reviews of bookings that are not known to be completed, or are another's. */
  Set<String> unfounded();

  /** Reviews that still hold a text of somebody who is erased. */
  Set<String> unerased();
}
