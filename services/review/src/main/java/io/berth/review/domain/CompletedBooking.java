package io.berth.review.domain;

import java.util.UUID;

/** A booking that is over and may be reviewed. */
public record CompletedBooking(UUID id, UUID listingId, UUID guestId, UUID hostId) {}
