package io.berth.listing.domain;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * What a listing asks of a booking.
 *
 * @param min least number of slots
 * @param max greatest number of slots
 * @param noticeHours hours between booking and start; 0: today may be booked until it is over
 * @param windowDays how many days ahead a booking may start
 * @param buffer slots kept free after the end
 * @param graceMinutes after the start, until nobody is expected any more
 * @param lateFeePerSlot for each slot begun after the end, minor units
 * @param openingHours a booking lies within one of them; none: it is always open
 */
public record Rules(
    int min,
    int max,
    int noticeHours,
    int windowDays,
    int buffer,
    LocalTime checkIn,
    LocalTime checkOut,
    Set<Day> checkInDays,
    int graceMinutes,
    long lateFeePerSlot,
    List<OpeningHours> openingHours) {
  private static final int LONGEST = 366;

  public Rules {
    checkInDays = Set.copyOf(checkInDays);
    openingHours = openingHours == null ? List.of() : List.copyOf(openingHours);
    require("rules.min", min >= 1 && min <= LONGEST, "must lie between 1 and " + LONGEST);
    require("rules.max", max >= min && max <= LONGEST, "must lie between min and " + LONGEST);
    require("rules.noticeHours", noticeHours >= 0 && noticeHours <= 8784, "must be 0 to 8784");
    require("rules.windowDays", windowDays >= 1 && windowDays <= 1100, "must be 1 to 1100");
    require("rules.buffer", buffer >= 0 && buffer <= 96, "must be 0 to 96");
    require("rules.graceMinutes", graceMinutes >= 0 && graceMinutes <= 1440, "must be 0 to 1440");
    require("rules.lateFeePerSlot", lateFeePerSlot >= 0, "must not be negative");
    require("rules.checkInDays", !checkInDays.isEmpty(), "must name a day");
    require(
        "rules.checkOut",
        !checkOut.isAfter(checkIn),
        "must not be later than checkIn, else two guests would meet");
    for (int i = 0; i < openingHours.size(); i++) {
      require(
          "rules.openingHours[" + i + "].to",
          !openingHours.get(i).areEmpty(),
          "must be after from");
    }
  }

  private static void require(String field, boolean met, String message) {
    if (!met) {
      throw new InvalidListing(field, "Range", message);
    }
  }
}
