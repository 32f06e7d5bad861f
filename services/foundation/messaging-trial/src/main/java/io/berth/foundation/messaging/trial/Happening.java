package io.berth.foundation.messaging.trial;

/**
 * The data of a trial event.
 *
 * @param what a word; {@code fail} makes the handler fail until it is healed
 * @param seconds how long the handler takes; none if absent
 */
record Happening(String what, Integer seconds) {}
