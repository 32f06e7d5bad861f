package io.berth.mypage.application.port;

import java.util.function.BiConsumer;

/**
 * What the events add up to. Applying a change again, or changes in another order, gives the same:
 * nothing older overwrites what is newer, the timeline and the ledger get every event.
 */
public interface ReadModel extends Changes {
  /** Hands over all there is, each part by its name, as text. */
  void walk(BiConsumer<String, String> reader);
}
