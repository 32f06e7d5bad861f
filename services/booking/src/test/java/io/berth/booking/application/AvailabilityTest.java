package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.booking.domain.BookingRule;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.testing.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be booked from each slot on, and why not; on both databases. */
class AvailabilityTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_night_from_which_the_shortest_stay_or_its_buffer_does_not_fit_says_so(
      TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().shortest(2).buffer(1).at(berth);
      berth.book(home, "2027-05-06", "2027-05-08", "CAPTURED");

      assertThat(reasons(berth, home, "2027-05-02", "2027-05-10"))
          .containsExactly(null, null, "BUFFER", "MIN_STAY", "TAKEN", "TAKEN", "BUFFER", null);
      assertThat(free(berth, home, "2027-05-02", "2027-05-10"))
          .as("a night in which nobody may begin may still be slept in")
          .containsExactly(1, 1, 1, 1, 0, 0, 0, 1);
      assertThatThrownBy(() -> berth.book(home, "2027-05-04", "2027-05-06", "CAPTURED"))
          .isInstanceOf(Refusal.NotAvailable.class);
      assertThat(BookingFixture.state(berth.book(home, "2027-05-03", "2027-05-05", "CAPTURED")))
          .isEqualTo("CONFIRMED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void two_units_that_are_free_for_one_night_each_have_no_room_for_two(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().units(2).shortest(2).at(berth);
      block(berth, home, 0, "2027-05-02", "2027-05-05");
      block(berth, home, 1, "2027-05-01", "2027-05-02");
      block(berth, home, 1, "2027-05-03", "2027-05-05");

      assertThat(reasons(berth, home, "2027-05-01", "2027-05-06"))
          .containsExactly("MIN_STAY", "MIN_STAY", "BLOCKED", "BLOCKED", null);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void every_kind_can_be_booked_by_the_quarter_of_an_hour(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      for (Kind kind : Kind.values()) {
        Listing listing = Offered.byQuarterHour(kind).buffer(1).at(berth);

        String first =
            BookingFixture.state(
                berth.book(
                    listing, "2027-05-01T09:30+09:00", "2027-05-01T10:30+09:00", "CAPTURED"));

        assertThat(first).as("%s", kind).isEqualTo("CONFIRMED");
        assertThatThrownBy(
                () ->
                    berth.book(listing, "2027-05-01T01:30:00Z", "2027-05-01T01:45:00Z", "CAPTURED"))
            .isInstanceOf(Refusal.NotAvailable.class);
        assertThat(reasons(berth, listing, "2027-05-01T09:00+09:00", "2027-05-01T11:00+09:00"))
            .containsExactly(null, "BUFFER", "TAKEN", "TAKEN", "TAKEN", "TAKEN", "BUFFER", null);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_sitting_has_one_length(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing dinner = Offered.byQuarterHour(Kind.DINING).shortest(8).longest(8).at(berth);

      assertThatThrownBy(
              () ->
                  berth.book(
                      dinner, "2027-05-01T18:00+09:00", "2027-05-01T19:00+09:00", "CAPTURED"))
          .isInstanceOfSatisfying(
              Refusal.RuleBroken.class,
              broken -> assertThat(broken.rules()).containsExactly(BookingRule.MIN_STAY));
      assertThatThrownBy(
              () ->
                  berth.book(
                      dinner, "2027-05-01T18:00+09:00", "2027-05-01T21:00+09:00", "CAPTURED"))
          .isInstanceOfSatisfying(
              Refusal.RuleBroken.class,
              broken -> assertThat(broken.rules()).containsExactly(BookingRule.MAX_STAY));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void outside_its_opening_hours_a_listing_is_closed(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing lunch =
          Offered.byQuarterHour(Kind.DINING)
              .shortest(2)
              .openEachDay("11:30", "12:30")
              .openEachDay("12:30", "13:00")
              .at(berth);
      berth.book(lunch, "2027-05-01T11:30+09:00", "2027-05-01T12:00+09:00", "CAPTURED");

      assertThat(reasons(berth, lunch, "2027-05-01T11:15+09:00", "2027-05-01T13:15+09:00"))
          .containsExactly(
              "CLOSED", "TAKEN", "TAKEN", null, "MIN_STAY", null, "MIN_STAY", "CLOSED");
      assertThat(free(berth, lunch, "2027-05-01T11:15+09:00", "2027-05-01T13:15+09:00"))
          .containsExactly(0, 0, 0, 1, 1, 1, 1, 0);
      assertThatThrownBy(
              () ->
                  berth.book(lunch, "2027-05-01T12:15+09:00", "2027-05-01T12:45+09:00", "CAPTURED"))
          .isInstanceOfSatisfying(
              Refusal.RuleBroken.class,
              broken -> assertThat(broken.rules()).containsExactly(BookingRule.OPENING_HOURS));
      assertThatThrownBy(
              () ->
                  berth.book(lunch, "2027-05-01T11:30+09:00", "2027-05-01T12:00+09:00", "CAPTURED"))
          .isInstanceOfSatisfying(
              Refusal.NotAvailable.class,
              refusal ->
                  assertThat(refusal.alternatives())
                      .isNotEmpty()
                      .allMatch(near -> lunch.rules().isOpen(near, lunch.calendar())));
    }
  }

  private static void block(
      BookingFixture berth, Listing listing, int unit, String from, String to) {
    berth
        .container
        .get(PlaceBlock.class)
        .place(
            new PlaceBlock.Command(
                RepeatableRequest.of(listing.hostId(), null, "blocks", ""),
                listing.hostId(),
                listing.id(),
                listing.units().get(unit).id(),
                from,
                to,
                null,
                block -> new Answer(201, "")));
  }

  private static List<String> reasons(
      BookingFixture berth, Listing listing, String from, String to) {
    return cells(berth, listing, from, to).map(FindAvailability.Cell::reason).toList();
  }

  private static List<Integer> free(BookingFixture berth, Listing listing, String from, String to) {
    return cells(berth, listing, from, to).map(FindAvailability.Cell::free).toList();
  }

  private static Stream<FindAvailability.Cell> cells(
      BookingFixture berth, Listing listing, String from, String to) {
    return berth
        .container
        .get(FindAvailability.class)
        .find(listing.id(), from, to)
        .cells()
        .stream();
  }
}
