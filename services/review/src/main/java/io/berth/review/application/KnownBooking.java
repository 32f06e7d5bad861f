package io.berth.review.application;

import io.berth.review.domain.CompletedBooking;
import java.util.Optional;
import java.util.UUID;

/**
 * What the newest event of a booking says.
 *
 * @param state booking's word
 * @param sequence the booking's version
 */
public record KnownBooking(
    UUID id, UUID listingId, UUID guestId, UUID hostId, String state, long sequence) {
  private static final String COMPLETED = "COMPLETED";

  public Optional<CompletedBooking> completed() {
    return COMPLETED.equals(state)
        ? Optional.of(new CompletedBooking(id, listingId, guestId, hostId))
        : Optional.empty();
  }
}
