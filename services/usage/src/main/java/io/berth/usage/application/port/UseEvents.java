package io.berth.usage.application.port;

import io.berth.usage.domain.ActualUse;
import java.util.UUID;

/** Tells what was recorded, in the running transaction. */
public interface UseEvents {
  void tellStarted(ActualUse use);

  /**
   * Tells the end, which booking takes as a command if it could not be asked.
   *
   * @param memberId who said so
   */
  void tellEnded(ActualUse use, UUID memberId);
}
