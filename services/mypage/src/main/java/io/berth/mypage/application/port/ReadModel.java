package io.berth.mypage.application.port;

import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What the events add up to. Applying a change again, or changes in another order, gives the same:
 * nothing older overwrites what is newer, the timeline and the ledger get every event.
 */
public interface ReadModel extends Changes {
  /**
   * Takes a person out: their bookings are nobody's on their side, and reasons that they gave are
   * gone. What is applied later knows nothing of them either.
   */
  void erase(UUID person);

  /** Hands over all there is, each part by its name, as text. */
  void walk(BiConsumer<String, String> reader);
}
