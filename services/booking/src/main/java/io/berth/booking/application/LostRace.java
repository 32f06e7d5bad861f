package io.berth.booking.application;

/** Somebody else was faster: what this transaction read no longer holds, so it is done again. */
final class LostRace extends RuntimeException {
  LostRace(String message) {
    super(message, null, false, false);
  }
}
