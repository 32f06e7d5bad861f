package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.Listing;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is shown how to get in, and when; on both databases. */
class AccessTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void its_guest_is_shown_it_from_the_confirmation_to_the_end(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      berth.directory().says(1, "door 1234#");
      Listing home = Offered.home().onRequest().at(berth);
      UUID guest = UUID.randomUUID();
      UUID booked =
          BookingFixture.id(berth.book(guest, home, "2026-11-25", "2026-11-27", "AUTHORIZED"));
      berth.fetchAccess();
      assertThat(shown(berth, booked, guest)).as("not while it is a request").isEmpty();

      berth.approve(home, booked);
      assertThat(shown(berth, booked, guest)).contains("door 1234#");
      assertThat(shown(berth, booked, home.hostId())).isEmpty();
      assertThat(shown(berth, booked, UUID.randomUUID())).isEmpty();
      berth.clock.advance(Duration.ofDays(6));
      berth.tendAll();
      assertThat(shown(berth, booked, guest)).as("in use").contains("door 1234#");
      berth.clock.advance(Duration.ofDays(2));
      berth.tendAll();

      assertThat(shown(berth, booked, guest)).as("completed").isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_cancelled_booking_shows_it_no_more(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      berth.directory().says(1, "door 1234#");
      Listing home = Offered.home().at(berth);
      berth.fetchAccess();
      UUID guest = UUID.randomUUID();
      UUID booked =
          BookingFixture.id(berth.book(guest, home, "2027-05-01", "2027-05-03", "CAPTURED"));
      assertThat(shown(berth, booked, guest)).contains("door 1234#");

      berth.cancel(booked, guest, 200_000);

      assertThat(shown(berth, booked, guest)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void listing_is_asked_until_it_answers_and_again_for_each_version(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      berth.directory().isAway(true);
      Listing home = Offered.home().at(berth);
      UUID guest = UUID.randomUUID();
      UUID booked =
          BookingFixture.id(berth.book(guest, home, "2027-05-01", "2027-05-03", "CAPTURED"));
      berth.fetchAccess();
      assertThat(shown(berth, booked, guest)).isEmpty();

      berth.directory().isAway(false);
      berth.directory().says(1, "door 1234#");
      berth.fetchAccess();
      assertThat(shown(berth, booked, guest)).as("put off").isEmpty();
      berth.clock.advance(Duration.ofSeconds(5));
      berth.fetchAccess();
      assertThat(shown(berth, booked, guest)).contains("door 1234#");

      revise(berth, home, 2);
      berth.fetchAccess();
      berth.directory().says(2, null);
      assertThat(shown(berth, booked, guest)).as("an answer of version 1").contains("door 1234#");
      berth.clock.advance(Duration.ofSeconds(5));
      berth.fetchAccess();

      assertThat(shown(berth, booked, guest)).isEmpty();
      assertThat(berth.container.get(FetchAccess.class).due(10)).isEmpty();
    }
  }

  private static void revise(BookingFixture berth, Listing home, long version) {
    berth
        .container
        .get(ListingCopies.class)
        .keep(
            new Listing(
                home.id(),
                version,
                true,
                home.hostId(),
                home.kind(),
                home.calendar(),
                home.maxGuests(),
                home.prices(),
                home.rules(),
                home.cancellationPolicy(),
                home.needsApproval(),
                home.units()));
  }

  private static Optional<String> shown(BookingFixture berth, UUID booking, UUID member) {
    return berth.container.get(FindBookings.class).access(berth.booking(booking), member);
  }
}
