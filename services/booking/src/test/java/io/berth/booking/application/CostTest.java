package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.Listing;
import io.berth.foundation.testing.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request costs in statements and commits: the same whatever was booked before. */
class CostTest {
  private static final LocalDate DAY = LocalDate.of(2027, 5, 1);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_booking_costs_the_same_with_more_history(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing listing = Offered.home().at(berth);
      paid(berth, listing, 0, 1);
      Cost first = cost(berth, () -> paid(berth, listing, 1, 1));
      for (int day = 2; day <= 40; day++) {
        paid(berth, listing, day, 1);
      }

      assertThat(cost(berth, () -> paid(berth, listing, 50, 1))).isEqualTo(first);
      assertThat(first.commits()).as("claimed, then settled").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void thirty_nights_cost_as_many_statements_as_one(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing listing = Offered.home().at(berth);
      paid(berth, listing, 1, 1);
      Cost one = cost(berth, () -> paid(berth, listing, 0, 1));

      assertThat(cost(berth, () -> paid(berth, listing, 10, 30))).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_month_of_a_thousand_units_costs_as_many_statements_as_one_unit(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing small = Offered.home().at(berth);
      Listing large = Offered.home().units(1_000).at(berth);
      paid(berth, large, 3, 5);

      assertThat(cost(berth, () -> month(berth, large)))
          .isEqualTo(cost(berth, () -> month(berth, small)));
    }
  }

  private static void month(BookingFixture berth, Listing listing) {
    berth
        .container
        .get(FindAvailability.class)
        .find(listing.id(), DAY.toString(), DAY.plusDays(31).toString());
  }

  private static void paid(BookingFixture berth, Listing listing, int inDays, int nights) {
    LocalDate from = DAY.plusDays(inDays);
    assertThat(
            berth
                .book(listing, from.toString(), from.plusDays(nights).toString(), "CAPTURED")
                .status())
        .isEqualTo(201);
  }

  private static Cost cost(BookingFixture berth, Runnable request) {
    long statements = berth.container.statements();
    long commits = berth.container.commits();
    request.run();
    return new Cost(berth.container.statements() - statements, berth.container.commits() - commits);
  }

  private record Cost(long statements, long commits) {}
}
