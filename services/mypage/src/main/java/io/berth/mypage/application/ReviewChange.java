package io.berth.mypage.application;

import java.time.Instant;
import java.util.UUID;

/**
 * A review of a booking; there is one at most, and its rating stays.
 *
 * @param rating one to five
 */
public record ReviewChange(UUID bookingId, UUID listingId, Instant at, int rating) {}
