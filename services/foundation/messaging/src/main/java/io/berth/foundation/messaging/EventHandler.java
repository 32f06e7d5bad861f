package io.berth.foundation.messaging;

/** What one consumer does with an event, in one transaction with the record that it did. */
public interface EventHandler {
  /** The consumer's name, unique in its context and kept for ever: its channel's name. */
  String consumer();

  /**
   * Applies the event. It is called once per event that takes effect, in any order between topics,
   * and again after trouble. Must not call out of the process: a transaction is open.
   *
   * @throws MalformedEvent if no repetition can help
   */
  void apply(Event event);
}
