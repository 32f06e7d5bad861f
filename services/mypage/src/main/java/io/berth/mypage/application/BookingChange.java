package io.berth.mypage.application;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

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

  private static final String GUEST = "guest";
  private static final String HOST = "host";

  /** The same without those who are erased, and without the reason if one of them gave it. */
  public BookingChange without(Predicate<UUID> erased) {
    boolean guest = erased.test(standing.guestId());
    boolean host = erased.test(standing.hostId());
    boolean unreasoned = guest && GUEST.equals(by) || host && HOST.equals(by);
    return guest || host
        ? new BookingChange(
            bookingId,
            sequence,
            at,
            type,
            by,
            unreasoned ? null : reason,
            standing.without(guest, host))
        : this;
  }

  /**
   * How a booking stands.
   *
   * @param guestId null if they are erased
   * @param hostId null if they are erased
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
      Instant deadline) {

    private Standing without(boolean guest, boolean host) {
      return new Standing(
          state,
          listingId,
          unitId,
          unitName,
          guest ? null : guestId,
          host ? null : hostId,
          kind,
          from,
          to,
          timeZone,
          startsAt,
          endsAt,
          guests,
          total,
          refund,
          deadline);
    }
  }
}
