package io.berth.mypage.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import io.berth.mypage.application.port.MyBookings.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see of their bookings. */
class MyBookingsTest {
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void each_state_is_under_one_tab(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      for (String type : ExampleEvents.OF_BOOKING) {
        booking(page, type, 1);
      }

      assertThat(states(page, Side.GUEST, Tab.WAITING))
          .containsExactlyInAnyOrder("HELD", "PAYING", "REQUESTED", "PAYING", "PAYMENT_UNKNOWN");
      assertThat(states(page, Side.GUEST, Tab.UPCOMING))
          .containsExactlyInAnyOrder("CONFIRMED", "CONFIRMED", "IN_USE", "OVERDUE");
      assertThat(states(page, Side.HOST, Tab.PAST))
          .containsExactlyInAnyOrder("COMPLETED", "NO_SHOW");
      assertThat(states(page, Side.HOST, Tab.CANCELLED))
          .containsExactlyInAnyOrder("CANCELLED", "DECLINED", "DENIED", "EXPIRED");
      assertThat(states(page, Side.HOST, null)).hasSize(15);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void pages_follow_each_other_without_gap_or_repetition(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      List<UUID> soonestFirst = new ArrayList<>();
      for (int day = 1; day <= 7; day++) {
        soonestFirst.add(booking(page, "BookingConfirmed", day));
      }
      FindMyBookings find = page.container.get(FindMyBookings.class);

      List<UUID> walked = new ArrayList<>();
      Optional<UUID> after = Optional.empty();
      do {
        FindMyBookings.Page some =
            find.page(Side.GUEST, MyPageFixture.GUEST, Optional.of(Tab.UPCOMING), after, 3)
                .orElseThrow();
        some.items().forEach(each -> walked.add(each.id()));
        after = some.next();
      } while (after.isPresent());

      assertThat(walked).isEqualTo(soonestFirst);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_booking_shows_its_own_rating_and_its_listing_the_average(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      UUID first = booking(page, "BookingCompleted", 1);
      UUID second = booking(page, "BookingCompleted", 2);
      UUID unrated = booking(page, "BookingCompleted", 3);
      assertThat(rating(page, first)).isEqualTo("none of none");

      reviewed(page, first, 5);
      reviewed(page, second, 2);
      reviewed(page, UUID.randomUUID(), 4);
      reviewed(page, UUID.randomUUID(), 4);

      assertThat(rating(page, first)).isEqualTo("5 of 3.8 by 4");
      assertThat(rating(page, second)).isEqualTo("2 of 3.8 by 4");
      assertThat(rating(page, unrated)).isEqualTo("none of 3.8 by 4");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void thousands_of_ratings_have_an_average(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      UUID first = booking(page, "BookingCompleted", 1);
      reviewed(page, first, 5);
      page.run("update review set id = 'a'");
      for (int length = 1; length <= 13; length++) {
        page.run(
            "insert into review (generation, id, listing_id, posted_at, rating) select generation,"
                + " id || 'b', listing_id, posted_at, rating from review");
        page.run("update review set id = id || 'a' where length(id) = " + length);
      }

      assertThat(rating(page, first)).isEqualTo("none of 5.0 by 8192");
    }
  }

  private static void reviewed(MyPageFixture page, UUID booking, int rating) {
    String data =
        Contracts.example("review", "ReviewPosted")
            .replace(MyPageFixture.BOOKING.toString(), booking.toString())
            .replace("\"rating\": 5", "\"rating\": " + rating);
    page.deliver(ExampleEvents.of("review", "ReviewPosted", 1, data));
  }

  private static String rating(MyPageFixture page, UUID booking) {
    var found =
        page.container
            .get(FindMyBookings.class)
            .one(booking, MyPageFixture.HOST, Set.of(Side.HOST))
            .orElseThrow()
            .booking();
    return found.rating().map(String::valueOf).orElse("none")
        + " of "
        + found.ratings().map(all -> all.average() + " by " + all.count()).orElse("none");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nobody_sees_what_is_not_theirs(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      UUID id = booking(page, "BookingConfirmed", 1);
      FindMyBookings find = page.container.get(FindMyBookings.class);
      Set<Side> both = Set.of(Side.GUEST, Side.HOST);

      assertThat(find.one(id, MyPageFixture.GUEST, both)).isPresent();
      assertThat(find.one(id, MyPageFixture.HOST, both)).isPresent();
      assertThat(find.one(id, MyPageFixture.GUEST, Set.of(Side.HOST))).isEmpty();
      assertThat(find.one(id, UUID.randomUUID(), both)).isEmpty();
      assertThat(find.page(Side.GUEST, UUID.randomUUID(), Optional.empty(), Optional.of(id), 20))
          .isEmpty();
    }
  }

  /** The car is booked, fetched, not brought back in time, back at last, and booked again. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_host_sees_where_each_unit_is(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      assertThat(unitStates(page, MyPageFixture.HOST)).isEmpty();
      String[] types = {"BookingConfirmed", "BookingStarted", "BookingOverdue", "BookingCompleted"};
      List<String> states = new ArrayList<>();
      for (int i = 0; i < types.length; i++) {
        page.deliver(ExampleEvents.of("booking", types[i], i + 1));
        states.addAll(unitStates(page, MyPageFixture.HOST));
      }
      booking(page, "BookingConfirmed", 5);
      states.addAll(unitStates(page, MyPageFixture.HOST));

      assertThat(states)
          .containsExactly(
              "101 RESERVED", "101 OUT", "101 OVERDUE", "101 RETURNED", "101 RESERVED");
      assertThat(unitStates(page, MyPageFixture.GUEST)).isEmpty();
    }
  }

  private static List<String> unitStates(MyPageFixture page, UUID host) {
    UUID listing = UUID.fromString("5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10");
    return page.container.get(FindMyBookings.class).units(host, listing).items().stream()
        .map(unit -> unit.name() + " " + unit.state())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void as_of_is_the_newest_event_or_when_all_was_applied_last(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      FollowTopics follow = page.container.get(FollowTopics.class);
      assertThat(asOf(page)).isEqualTo(Instant.EPOCH);
      page.deliver(ExampleEvents.of("booking", "BookingConfirmed", 5));
      Instant newest = Instant.parse("2026-11-20T09:00:05Z");

      page.topics().handled(false);
      follow.follow();
      assertThat(asOf(page)).isEqualTo(newest);

      page.topics().handled(true);
      follow.follow();
      assertThat(asOf(page)).isEqualTo(page.clock.instant());

      Instant complete = page.clock.instant();
      page.clock.advance(Duration.ofMinutes(1));
      page.topics().away(true);
      follow.follow();
      assertThat(asOf(page)).isEqualTo(complete);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_event_without_what_is_needed_is_malformed(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      String noGuest = Contracts.example("booking", "BookingHeld").replace("guestId", "guest");
      String noRating =
          Contracts.example("review", "ReviewPosted").replace("\"rating\": 5", "\"rating\": 6");
      String noEntry = Contracts.example("payment", "PaymentCaptured").replace("entry", "e");

      Assertions.assertThatThrownBy(
              () -> page.deliver(ExampleEvents.of("booking", "BookingHeld", 1, noGuest)))
          .isInstanceOf(MalformedEvent.class);
      Assertions.assertThatThrownBy(
              () -> page.deliver(ExampleEvents.of("payment", "PaymentCaptured", 1, noEntry)))
          .isInstanceOf(MalformedEvent.class);
      Assertions.assertThatThrownBy(
              () -> page.deliver(ExampleEvents.of("review", "ReviewPosted", 1, noRating)))
          .isInstanceOf(MalformedEvent.class);
    }
  }

  private static Instant asOf(MyPageFixture page) {
    return page.container
        .get(FindMyBookings.class)
        .page(Side.GUEST, MyPageFixture.GUEST, Optional.empty(), Optional.empty(), 1)
        .orElseThrow()
        .asOf();
  }

  private static List<String> states(MyPageFixture page, Side side, Tab tab) {
    UUID person = side == Side.GUEST ? MyPageFixture.GUEST : MyPageFixture.HOST;
    return page
        .container
        .get(FindMyBookings.class)
        .page(side, person, Optional.ofNullable(tab), Optional.empty(), 100)
        .orElseThrow()
        .items()
        .stream()
        .map(each -> each.standing().state())
        .toList();
  }

  /** A booking of its own, beginning on that day. */
  private static UUID booking(MyPageFixture page, String type, int day) {
    UUID id = UUID.randomUUID();
    String data =
        Contracts.example("booking", type)
            .replace(MyPageFixture.BOOKING.toString(), id.toString())
            .replace("2027-05-01T06:00:00Z", "2027-05-0" + day + "T06:00:00Z");
    page.deliver(ExampleEvents.of("booking", type, 1, data));
    return id;
  }
}
