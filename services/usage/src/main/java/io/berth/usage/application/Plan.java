package io.berth.usage.application;

import java.time.Instant;
import java.util.UUID;

/**
 * What is planned for a booking, as booking's newest event tells it.
 *
 * @param sequence the booking's version that said so
 * @param from as the listing's calendar writes it: a date, or a time with its offset
 */
public record Plan(
    UUID bookingId,
    long sequence,
    String state,
    String kind,
    UUID listingId,
    UUID unitId,
    String unitName,
    UUID guestId,
    UUID hostId,
    String from,
    String to,
    String timeZone,
    Instant startsAt,
    Instant endsAt) {}
