package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.InvalidPeriod;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Series;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Series of bookings, on both databases. */
class SeriesTest {
  private static final String FROM = "2027-03-01T09:30+09:00";
  private static final String TO = "2027-03-01T10:30+09:00";
  private static final String THIRD_FROM = "2027-03-15T10:00+09:00";
  private static final String THIRD_TO = "2027-03-15T11:00+09:00";
  private final UUID guest = UUID.randomUUID();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void all_times_are_booked_or_none(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing room = room().at(berth);
      UUID other = UUID.randomUUID();
      UUID inTheWay = BookingFixture.id(berth.book(other, room, THIRD_FROM, THIRD_TO, "CAPTURED"));
      long claims = berth.claims();

      assertThatThrownBy(() -> place(berth, room, 4, Series.Mode.ALL, "k"))
          .isInstanceOfSatisfying(
              Refusal.SeriesTaken.class,
              taken ->
                  assertThat(taken.taken())
                      .extracting(period -> room.calendar().text(period.from()))
                      .containsExactly("2027-03-15T09:30:00+09:00"));
      assertThat(berth.claims()).isEqualTo(claims);

      berth.cancel(inTheWay, other, 0);
      FoundSeries series = found(berth, place(berth, room, 4, Series.Mode.ALL, "k"));

      assertThat(series.bookings()).hasSize(4).allMatch(each -> is(each, BookingState.CONFIRMED));
      assertThat(texts(series))
          .containsExactly(
              "2027-03-01T09:30:00+09:00",
              "2027-03-08T09:30:00+09:00",
              "2027-03-15T09:30:00+09:00",
              "2027-03-22T09:30:00+09:00");
      assertThat(found(berth, place(berth, room, 4, Series.Mode.ALL, "k")).series())
          .isEqualTo(series.series());
      assertThat(berth.claims()).isEqualTo(16);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_free_is_booked_and_a_repeat_goes_on_after_a_crash(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing room = room().at(berth);
      berth.book(room, THIRD_FROM, THIRD_TO, "CAPTURED");
      berth.crash().crashAt(CrashMoment.WITHIN_SERIES);
      assertThatThrownBy(() -> place(berth, room, 5, Series.Mode.FREE, "k"))
          .isInstanceOf(ScriptedCrash.Died.class);
      assertThat(berth.claims()).as("the first time is booked").isEqualTo(8);
      berth.clock.advance(Duration.ofSeconds(30));

      FoundSeries series = found(berth, place(berth, room, 5, Series.Mode.FREE, "k"));

      assertThat(series.bookings()).hasSize(4);
      assertThat(series.series().times())
          .extracting(time -> time.bookingId() != null)
          .containsExactly(true, true, false, true, true);
      assertThat(berth.claims()).isEqualTo(20);
      assertThat(found(berth, place(berth, room, 5, Series.Mode.FREE, "k")).series())
          .isEqualTo(series.series());
      assertThat(berth.claims()).isEqualTo(20);
      assertThat(berth.violations()).isEmpty();
    }
  }

  /** Ten requests that cost nothing, of which a series is one. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void requests_for_nothing_are_limited_and_a_series_is_one(TestDatabase database)
      throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing room = room().onRequest().units(20).at(berth);
      FoundSeries series = found(berth, place(berth, room, 12, Series.Mode.ALL, "k"));
      assertThat(series.bookings())
          .allMatch(each -> series.series().id().equals(each.terms().seriesId()));

      List<String> outcomes =
          WaitingTest.atOnce(
              12,
              () -> {
                try {
                  return BookingFixture.state(berth.book(guest, room, FROM, TO, null));
                } catch (Refusal.TooManyHolds refused) {
                  return "refused";
                }
              });

      assertThat(outcomes).filteredOn("REQUESTED"::equals).hasSize(9);
      assertThat(outcomes).filteredOn("refused"::equals).hasSize(3);
      assertThatThrownBy(() -> place(berth, room, 2, Series.Mode.FREE, "l"))
          .isInstanceOf(Refusal.TooManyHolds.class);
      berth.deny(room, series.bookings().get(0).id(), null);
      assertThatThrownBy(() -> berth.book(guest, room, FROM, TO, null))
          .as("the rest of the series is still asked for")
          .isInstanceOf(Refusal.TooManyHolds.class);
      berth.container.get(AnswerSeries.class).deny(series.series().id(), room.hostId(), null);
      assertThat(BookingFixture.state(berth.book(guest, room, FROM, TO, null)))
          .isEqualTo("REQUESTED");
    }
  }

  /** What costs something by now, is over or closed, is not booked by who goes on. */
  @ParameterizedTest
  @CsvSource({"DERBY,price", "DERBY,past", "DERBY,closed", "POSTGRESQL,price"})
  void who_goes_on_gets_only_what_is_still_offered(TestDatabase database, String change) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Offered offered = room();
      Listing room = offered.at(berth);
      berth.crash().crashAt(CrashMoment.WITHIN_SERIES);
      assertThatThrownBy(() -> place(berth, room, 4, Series.Mode.FREE, "k"))
          .isInstanceOf(ScriptedCrash.Died.class);
      switch (change) {
        case "price" -> offered.perSlot(500).revising(berth, room);
        case "closed" ->
            berth
                .container
                .get(ListingCopies.class)
                .keep(Offered.revised(room, false, room.units()));
        default -> berth.advanceTo(Instant.parse("2027-03-16T00:00:00Z"));
      }
      berth.clock.advance(Duration.ofSeconds(30));

      FoundSeries series = found(berth, place(berth, room, 4, Series.Mode.FREE, "k"));

      assertThat(series.series().times())
          .extracting(time -> time.bookingId() != null)
          .containsExactly(true, false, false, change.equals("past"));
      berth.tendAll();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void two_at_once_that_go_on_book_each_time_once(TestDatabase database) throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing room = room().units(3).at(berth);
      berth.crash().crashAt(CrashMoment.WITHIN_SERIES);
      assertThatThrownBy(() -> place(berth, room, 6, Series.Mode.FREE, "k"))
          .isInstanceOf(ScriptedCrash.Died.class);
      berth.clock.advance(Duration.ofSeconds(30));

      List<Answer> answers =
          WaitingTest.atOnce(3, () -> place(berth, room, 6, Series.Mode.FREE, "k"));

      assertThat(answers).containsOnly(answers.get(0));
      assertThat(berth.claims()).isEqualTo(24);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DERBY, 2027-03-08T09:00-05:00, 2027-03-08T10:00-05:00, 2027-03-15T09:00:00-04:00",
    "POSTGRESQL, 2027-03-08T09:00-05:00, 2027-03-08T10:00-05:00, 2027-03-15T09:00:00-04:00",
    "DERBY, 2027-11-01T09:00-04:00, 2027-11-01T10:00-04:00, 2027-11-08T09:00:00-05:00",
    "POSTGRESQL, 2027-11-01T09:00-04:00, 2027-11-01T10:00-04:00, 2027-11-08T09:00:00-05:00",
    "DERBY, 2027-03-07T02:30-05:00, 2027-03-07T03:00-05:00, 2027-03-14T03:30:00-04:00",
    "DERBY, 2027-10-31T01:30-04:00, 2027-10-31T02:30-04:00, 2027-11-07T01:30:00-04:00"
  })
  void local_time_is_kept_over_clock_changes(
      TestDatabase database, String from, String to, String aWeekLater) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing room = room().in("America/New_York").at(berth);

      FoundSeries series = found(berth, place(berth, room, from, to, 2, Series.Mode.ALL, null));

      assertThat(texts(series)).element(1).isEqualTo(aWeekLater);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_host_answers_one_or_all_and_whoever_cancels_cancels_one_or_all(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing room = room().onRequest().at(berth);
      AnswerSeries answers = berth.container.get(AnswerSeries.class);
      FoundSeries asked = found(berth, place(berth, room, 4, Series.Mode.ALL, null));
      UUID id = asked.series().id();
      assertThat(asked.bookings()).allMatch(each -> is(each, BookingState.REQUESTED));

      berth.deny(room, asked.series().times().get(0).bookingId(), "painting");
      UUID stranger = UUID.randomUUID();
      assertThatThrownBy(() -> answers.approve(id, stranger))
          .isInstanceOf(Refusal.SeriesUnknown.class);
      assertThatThrownBy(() -> answers.approve(id, guest))
          .isInstanceOf(Refusal.SeriesUnknown.class);
      assertThatThrownBy(() -> answers.find(id, stranger, false))
          .isInstanceOf(Refusal.SeriesUnknown.class);
      answers.approve(id, room.hostId());
      answers.approve(id, room.hostId());
      assertThat(states(berth, id))
          .containsExactly("DENIED", "CONFIRMED", "CONFIRMED", "CONFIRMED");

      berth.cancel(asked.series().times().get(1).bookingId(), guest, 0);
      assertThatThrownBy(() -> answers.cancel(id, stranger, null))
          .isInstanceOf(Refusal.SeriesUnknown.class);
      answers.cancel(id, guest, null);
      answers.cancel(id, guest, null);

      assertThat(states(berth, id))
          .containsExactly("DENIED", "CANCELLED", "CANCELLED", "CANCELLED");
      assertThatThrownBy(() -> answers.approve(id, room.hostId())).isInstanceOf(WrongState.class);
      assertThat(berth.claims()).isZero();
      UUID second = found(berth, place(berth, room, 2, Series.Mode.FREE, null)).series().id();
      answers.deny(second, room.hostId(), "full");
      assertThat(states(berth, second)).containsExactly("DENIED", "DENIED");
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void only_what_costs_nothing_and_is_over_before_the_next_is_a_series(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing priced = Offered.byQuarterHour(Kind.MEETING_ROOM).at(berth);
      Listing book = Offered.byDay(Kind.CAR).free().at(berth);

      assertThatThrownBy(() -> place(berth, priced, 2, Series.Mode.ALL, null))
          .isInstanceOf(Refusal.SeriesNotFree.class);
      assertThatThrownBy(
              () -> place(berth, book, "2027-03-01", "2027-03-09", 2, Series.Mode.ALL, null))
          .isInstanceOf(InvalidPeriod.class);
      assertThatThrownBy(
              () -> place(berth, book, "2026-03-01", "2026-03-02", 2, Series.Mode.FREE, null))
          .isInstanceOf(InvalidPeriod.class);
      assertThatThrownBy(
              () -> place(berth, book, "2028-04-01", "2028-04-02", 52, Series.Mode.FREE, null))
          .isInstanceOf(Refusal.RuleBroken.class);
      assertThat(berth.claims()).isZero();
    }
  }

  private static Offered room() {
    return Offered.byQuarterHour(Kind.MEETING_ROOM).free();
  }

  private Answer place(
      BookingFixture berth, Listing room, int times, Series.Mode mode, String key) {
    return place(berth, room, FROM, TO, times, mode, key);
  }

  private Answer place(
      BookingFixture berth,
      Listing room,
      String from,
      String to,
      int times,
      Series.Mode mode,
      String key) {
    return berth
        .container
        .get(PlaceSeries.class)
        .place(
            new PlaceSeries.Command(
                RepeatableRequest.of(guest, key, "series", mode + " " + times),
                guest,
                room.id(),
                from,
                to,
                times,
                1,
                mode,
                series -> new Answer(201, series.series().id().toString())));
  }

  private FoundSeries found(BookingFixture berth, Answer answer) {
    return berth
        .container
        .get(AnswerSeries.class)
        .find(UUID.fromString(answer.body()), guest, false);
  }

  private static List<String> texts(FoundSeries found) {
    return found.series().times().stream()
        .map(time -> found.listing().calendar().text(time.period().from()))
        .toList();
  }

  private List<String> states(BookingFixture berth, UUID id) {
    return berth
        .container
        .get(AnswerSeries.class)
        .find(id, guest, false)
        .series()
        .bookingIds()
        .stream()
        .map(booking -> berth.booking(booking).state().name())
        .toList();
  }

  private static boolean is(Booking booking, BookingState state) {
    return booking.state() == state;
  }
}
