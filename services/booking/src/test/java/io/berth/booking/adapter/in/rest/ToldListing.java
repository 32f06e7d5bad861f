package io.berth.booking.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.RunningService;
import java.time.Duration;
import java.util.UUID;

/** A listing as the context listing would tell of it: its contract's example, a home. */
final class ToldListing {
  private final String id = UUID.randomUUID().toString();
  private String told =
      Contracts.example("listing", "ListingPublished")
          .replace("5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10", id);

  private ToldListing() {}

  static ToldListing of(UUID hostId) {
    return new ToldListing()
        .but("0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30", hostId.toString())
        .unit(UUID.randomUUID().toString());
  }

  ToldListing unit(String unitId) {
    told = told.replaceFirst("(\"units\": \\[\\s*\\{\\s*\"id\": \")[^\"]+", "$1" + unitId);
    return this;
  }

  ToldListing meetingRoom() {
    return but("\"STAY\"", "\"MEETING_ROOM\"").but("\"NIGHT\"", "\"QUARTER_HOUR\"");
  }

  ToldListing onRequest() {
    return but("\"INSTANT\"", "\"REQUEST\"");
  }

  /** Weekends cost what they did. */
  ToldListing free() {
    return but("\"perSlot\": 100000", "\"perSlot\": 0")
        .but("\"cleaningFee\": 20000", "\"cleaningFee\": 0");
  }

  ToldListing freeOnWeekends() {
    return but("\"weekend\": 120000,", "");
  }

  ToldListing openOn(String day, String from, String to) {
    return but(
        "\"lateFeePerSlot\": 0",
        "\"lateFeePerSlot\": 0, \"openingHours\":"
            + " [{\"days\": [\"%s\"], \"from\": \"%s\", \"to\": \"%s\"}]".formatted(day, from, to));
  }

  ToldListing but(String said, String instead) {
    assertThat(told).contains(said);
    told = told.replace(said, instead);
    return this;
  }

  /** Tells it and waits until booking knows it; its id. */
  String to(RunningService service, BookingsDriver bookings) {
    service.topics().tell("listing", "ListingPublished", id, 1, told);
    eventually(
        Duration.ofSeconds(30),
        () -> assertThat(bookings.availability(id, null, null).getStatus()).isEqualTo(200));
    return id;
  }
}
