package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How much time one guest may keep from others without paying for it. Needs a transaction. */
@ApplicationScoped
class HoldLimits {
  private static final int MOST_HOLDS = 3;
  private static final int MOST_REQUESTS = 10;

  private final Bookings bookings;
  private final BookingSettings settings;

  @Inject
  HoldLimits(Bookings bookings, BookingSettings settings) {
    this.bookings = bookings;
    this.settings = settings;
  }

  protected HoldLimits() {
    this(null, null);
  }

  /** Refuses another hold, or the same time again too soon after a hold on it has lapsed. */
  void refuseHold(UUID guestId, UUID listingId, Period period, Instant now) {
    List<Bookings.OpenHold> open = bookings.openHolds(guestId, now);
    for (Bookings.OpenHold each : open) {
      if (each.listingId().equals(listingId)) {
        throw new Refusal.HeldAlready(each.bookingId());
      }
    }
    if (open.size() >= MOST_HOLDS) {
      throw new Refusal.TooManyHolds("you may hold " + MOST_HOLDS + " listings at a time");
    }
    Instant since = now.minus(settings.lapsedPause());
    bookings
        .lapsedHold(guestId, listingId, period, since, now)
        .ifPresent(
            lapsedAt -> {
              throw new Refusal.HoldLapsed(Duration.between(since, lapsedAt));
            });
  }

  /** Refuses another request of what costs nothing. */
  void refuseFreeRequest(UUID guestId, Instant now) {
    if (bookings.openFreeRequests(guestId, now) >= MOST_REQUESTS) {
      throw new Refusal.TooManyHolds("you may have " + MOST_REQUESTS + " requests open at a time");
    }
  }
}
