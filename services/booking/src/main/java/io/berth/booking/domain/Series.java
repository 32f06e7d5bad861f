package io.berth.booking.domain;

import java.util.List;
import java.util.UUID;

/** Bookings of one guest that were made together, a week apart, of something that costs nothing. */
public record Series(
    UUID id, UUID listingId, UUID guestId, UUID hostId, Mode mode, List<Time> times) {
  /** No series has more times. */
  public static final int LONGEST = 52;

  /** What is booked if not everything is free. */
  public enum Mode {
    /** All times or none. */
    ALL,
    /** The times that are free. */
    FREE
  }

  /**
   * One time.
   *
   * @param index from 0
   * @param bookingId null: it was taken
   */
  public record Time(int index, Period period, UUID bookingId) {}

  public Series {
    times = List.copyOf(times);
  }

  public List<UUID> bookingIds() {
    return times.stream().map(Time::bookingId).filter(id -> id != null).toList();
  }
}
