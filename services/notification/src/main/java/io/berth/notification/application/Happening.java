package io.berth.notification.application;

import java.time.Instant;
import java.util.UUID;

/**
 * An event about a booking, of booking, payment or review.
 *
 * @param type the event's name
 * @param aggregateId what changed
 * @param sequence its version after it
 * @param purpose of a payment: BOOKING, CHANGE or LATE_FEE; else null
 */
public record Happening(
    String type,
    UUID aggregateId,
    long sequence,
    Instant at,
    UUID bookingId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    String purpose,
    Facts facts) {

  /** Who wrote the reason: null if no person did. */
  UUID author() {
    if (facts.reason() == null || facts.by() == null) {
      return null;
    }
    return switch (facts.by()) {
      case "guest" -> guestId;
      case "host" -> hostId;
      default -> null;
    };
  }
}
