package io.berth.usage.application.port;

import java.time.Instant;
import java.util.UUID;

/**
 * Asks booking to start and end uses. Never called inside a transaction. Both decisions may be
 * asked for again: the same use gets the same answer.
 */
public interface BookingDecisions {
  /**
   * Starts the use of a booking.
   *
   * @throws Refused if booking says no; nothing has begun
   * @throws Silent if no answer came; it may have begun
   */
  Decision start(UUID bookingId, UUID usageId, UUID memberId);

  /**
   * Ends the use of a booking.
   *
   * @param endedAt when it really ended
   * @throws Refused if booking says no
   * @throws Silent if no answer came
   */
  Decision end(UUID bookingId, UUID usageId, UUID memberId, Instant endedAt);

  /**
   * Says that guests can say that they have come.
   *
   * @throws Silent if booking did not hear it
   */
  void sayPresent();

  /**
   * How booking sees the use.
   *
   * @param givenBack what an early end gave back; null if nothing
   */
  record Decision(
      UUID listingId,
      UUID guestId,
      UUID hostId,
      Instant startedAt,
      Instant endedAt,
      GivenBack givenBack) {}

  /** Time that others can book again, as the listing's calendar writes it. */
  record GivenBack(String from, String to) {}

  /** Booking's no, in its own words. */
  final class Refused extends RuntimeException {
    private final int status;
    private final String type;

    /**
     * A no.
     *
     * @param type the problem's type, for example {@code unit-in-use}
     */
    public Refused(int status, String type, String detail) {
      super(detail, null, false, false);
      this.status = status;
      this.type = type;
    }

    public int status() {
      return status;
    }

    public String type() {
      return type;
    }
  }

  /** Booking did not answer. */
  final class Silent extends RuntimeException {
    public Silent(String message, Throwable cause) {
      super(message, cause, false, false);
    }
  }
}
