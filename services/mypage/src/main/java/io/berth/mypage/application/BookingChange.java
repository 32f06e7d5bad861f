package io.berth.mypage.application;

import java.time.Instant;
import java.util.UUID;

/**
 * An event of a booking.
 *
 * @param sequence the booking's version after it
 * @param by guest, host or system
 * @param standing the booking as it is after it
 */
public record BookingChange(
    UUID bookingId,
    long sequence,
    Instant at,
    String type,
    String by,
    String reason,
    Standing standing) {

  /**
   * How a booking stands.
   *
   * @param from as the guest gave it: a date, or a time with its offset
   * @param refund what is to be given back, over all charges
   * @param deadline until when the state lasts at most, if it has an end
   */
  public record Standing(
      String state,
      UUID listingId,
      UUID unitId,
      String unitName,
      UUID guestId,
      UUID hostId,
      String kind,
      String from,
      String to,
      String timeZone,
      Instant startsAt,
      Instant endsAt,
      int guests,
      Money total,
      Money refund,
      Instant deadline) {}
}
