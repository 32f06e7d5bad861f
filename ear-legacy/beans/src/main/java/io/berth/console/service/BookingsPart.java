package io.berth.console.service;

import java.util.List;

/**
 * Some of a host's bookings, newest first.
 *
 * @param next where the following part begins; null if this is the last
 */
public record BookingsPart(List<Booking> items, String next) {

  /**
   * A booking as booking tells it to its host.
   *
   * @param from a date by night or day, a time with offset by quarter-hour, in the listing's zone
   * @param deadline until when its state lasts at most, UTC; null if there is none
   */
  public record Booking(
      String id,
      String state,
      String listingId,
      String guestId,
      Unit unit,
      String from,
      String to,
      String timeZone,
      int guests,
      Money total,
      String deadline) {}

  /** The unit that is taken. */
  public record Unit(String name) {}

  /**
   * An amount.
   *
   * @param amount in minor units of the currency
   * @param currency ISO 4217
   */
  public record Money(long amount, String currency) {}
}
