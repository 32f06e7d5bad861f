package io.berth.mypage.application.port;

import java.time.Instant;

/** How far the read model is, the same for all replicas. */
public interface Progress {
  /** An event of this time was applied; earlier ones change nothing. */
  void applied(Instant at);

  /** Everything that was on the topics at this time is applied. */
  void complete(Instant at);

  /**
   * The instant that the views show: the later of the last time when everything on the topics was
   * applied, and the newest event applied. The epoch if there was neither.
   */
  Instant asOf();
}
