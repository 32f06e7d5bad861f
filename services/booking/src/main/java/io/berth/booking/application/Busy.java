package io.berth.booking.application;

/** The database stayed locked; the same may work a moment later. Nothing was done. */
public final class Busy extends RuntimeException {
  Busy(Throwable cause) {
    super("the database is busy", cause);
  }
}
