package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What really happens to what was booked, and what follows from it. */
class UseTest {
  private static final String FRI = "2027-03-05";
  private static final String SAT = "2027-03-06";
  private static final String SUN = "2027-03-07";
  private static final String MON = "2027-03-08";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_car_that_is_back_early_can_be_taken_again_at_once(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).at(berth);
      Booking first = booked(berth, cars, FRI, MON);
      berth.advanceTo(first.terms().startsAt());
      berth.start(first);
      berth.clock.advance(Duration.ofDays(1));
      assertThatThrownBy(() -> booked(berth, cars, SAT, SUN))
          .isInstanceOf(Refusal.NotAvailable.class);

      Booking ended = berth.end(first);

      assertThat(ended.state()).isEqualTo(BookingState.COMPLETED);
      assertThat(ended.givenBack()).contains(period(cars, SAT, MON));
      assertThat(ended.refund().amount()).as("never money").isZero();
      Booking next = booked(berth, cars, SAT, MON);
      berth.advanceTo(next.terms().startsAt());
      assertThat(berth.start(next).state()).isEqualTo(BookingState.IN_USE);
      assertThat(berth.events(first.id()))
          .containsExactly(
              "BookingPaying", "BookingConfirmed", "BookingStarted", "BookingCompleted");
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_buffer_moves_with_an_early_end_and_stays_after_one_in_time(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).buffer(1).at(berth);
      Booking first = booked(berth, cars, FRI, MON);
      berth.advanceTo(first.terms().startsAt());
      berth.start(first);

      Booking ended = berth.end(first);

      assertThat(ended.owned()).contains(period(cars, FRI, SAT));
      assertThat(berth.claims()).isOne();
      Booking next = booked(berth, cars, SAT, SUN);
      berth.advanceTo(next.terms().startsAt());
      berth.start(next);
      berth.advanceTo(next.terms().endsAt());
      assertThat(berth.end(next).owned()).contains(period(cars, SUN, MON));
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void use_starts_within_its_period_and_once(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Booking car = booked(berth, Offered.byDay(Kind.CAR).at(berth), FRI, SAT);
      assertThatThrownBy(() -> berth.start(car)).isInstanceOf(WrongState.class);
      assertThatThrownBy(() -> berth.end(car)).isInstanceOf(WrongState.class);
      berth.advanceTo(car.terms().startsAt());
      StartUse startUse = berth.container.get(StartUse.class);
      assertThatThrownBy(
              () -> startUse.start(car.id(), BookingFixture.usageOf(car), UUID.randomUUID()))
          .isInstanceOf(Refusal.BookingUnknown.class);

      Instant startedAt = berth.start(car).use().orElseThrow().startedAt();
      berth.clock.advance(Duration.ofMinutes(5));

      assertThat(berth.start(car).use().orElseThrow().startedAt())
          .as("asked again by the same usage")
          .isEqualTo(startedAt);
      assertThatThrownBy(() -> startUse.start(car.id(), UUID.randomUUID(), car.terms().guestId()))
          .isInstanceOf(WrongState.class);
      berth.end(car);
      Instant endedAt = berth.booking(car.id()).use().orElseThrow().endedAt();
      berth.clock.advance(Duration.ofDays(9));
      assertThat(berth.end(car).use().orElseThrow().endedAt()).isEqualTo(endedAt);
      assertThatThrownBy(() -> berth.start(car)).isInstanceOf(WrongState.class);
      assertThat(berth.events(car.id())).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_car_that_was_never_fetched_is_given_up_when_its_period_is_over(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Booking car = booked(berth, Offered.byDay(Kind.CAR).at(berth), FRI, SAT);
      berth.advanceTo(car.terms().endsAt().minusSeconds(1));
      berth.tendAll();
      assertThat(berth.booking(car.id()).state()).isEqualTo(BookingState.CONFIRMED);

      berth.clock.advance(Duration.ofSeconds(1));
      berth.tendAll();

      assertThat(berth.booking(car.id()).state()).isEqualTo(BookingState.NO_SHOW);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_room_with_nobody_there_is_free_again_after_the_grace(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing rooms = Offered.byQuarterHour(Kind.MEETING_ROOM).at(berth);
      Booking room = meeting(berth, rooms, "10:00", "12:00");
      berth.advanceTo(room.terms().startsAt().minus(Duration.ofMinutes(20)));
      berth.usageIsThere(Duration.ofMinutes(34));
      berth.tendAll();
      assertThat(berth.booking(room.id()).state()).isEqualTo(BookingState.CONFIRMED);

      berth.usageIsThere(Duration.ofMinutes(1));
      berth.tendAll();

      assertThat(berth.booking(room.id()).state()).isEqualTo(BookingState.NO_SHOW);
      assertThat(meeting(berth, rooms, "10:15", "12:00").state()).isEqualTo(BookingState.CONFIRMED);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nobody_is_given_up_who_could_not_have_said_that_they_are_there(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing rooms = Offered.byQuarterHour(Kind.MEETING_ROOM).at(berth);
      Booking room = meeting(berth, rooms, "10:00", "12:00");
      berth.advanceTo(room.terms().startsAt().minus(Duration.ofMinutes(20)));
      berth.usageIsThere(Duration.ofMinutes(30));
      berth.clock.advance(Duration.ofMinutes(6));

      berth.tendAll();
      assertThat(berth.booking(room.id()).state())
          .as("usage was not heard of when the grace ended")
          .isEqualTo(BookingState.CONFIRMED);
      berth.usageIsThere(Duration.ofMinutes(14));
      berth.tendAll();
      assertThat(berth.booking(room.id()).state())
          .as("a grace has not passed since it is back")
          .isEqualTo(BookingState.CONFIRMED);
      assertThat(berth.start(room).state()).isEqualTo(BookingState.IN_USE);
      berth.usageIsThere(Duration.ofMinutes(2));
      berth.tendAll();
      assertThat(berth.booking(room.id()).state()).isEqualTo(BookingState.IN_USE);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_host_says_that_a_guest_of_a_stay_did_not_come(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      Booking stay = booked(berth, home, FRI, MON);
      berth.advanceTo(stay.terms().startsAt());
      berth.tendAll();
      MarkNoShow noShow = berth.container.get(MarkNoShow.class);
      assertThatThrownBy(() -> noShow.mark(stay.id(), home.hostId()))
          .as("within the grace")
          .isInstanceOf(WrongState.class);
      berth.clock.advance(Duration.ofMinutes(15));
      assertThatThrownBy(() -> noShow.mark(stay.id(), stay.terms().guestId()))
          .isInstanceOf(Refusal.BookingUnknown.class);

      noShow.mark(stay.id(), home.hostId());

      assertThat(noShow.mark(stay.id(), home.hostId()).state()).isEqualTo(BookingState.NO_SHOW);
      assertThat(booked(berth, home, FRI, MON).state()).isEqualTo(BookingState.CONFIRMED);
      berth.tendAll();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_is_late_is_overdue_and_pays_for_each_slot_begun(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).lateFee(30_000).at(berth);
      Booking car = fetched(berth, cars, FRI, SAT);
      berth.advanceTo(car.terms().endsAt());
      berth.tendAll();
      berth.tendAll();
      assertThat(berth.booking(car.id()).state()).isEqualTo(BookingState.OVERDUE);
      assertThat(berth.booking(car.id()).owned()).contains(period(cars, FRI, SUN));
      assertThatThrownBy(() -> booked(berth, cars, "2027-03-20", "2027-03-21"))
          .as("not offered until it is back")
          .isInstanceOf(Refusal.NotAvailable.class);
      berth.clock.advance(Duration.ofHours(25));
      berth.tendAll();
      assertThat(berth.booking(car.id()).owned()).contains(period(cars, FRI, MON));
      assertThat(berth.violations()).isEmpty();

      berth.end(car);
      berth.tendAll();

      Charge fee = berth.booking(car.id()).lateFee().orElseThrow();
      assertThat(fee.amount().amount()).isEqualTo(60_000);
      assertThat(fee.state()).isEqualTo(Charge.State.CAPTURED);
      assertThat(berth.booking(car.id()).state()).isEqualTo(BookingState.COMPLETED);
      assertThat(berth.payment().captured()).isEqualTo(2);
      assertThat(booked(berth, cars, "2027-03-20", "2027-03-21").state())
          .isEqualTo(BookingState.CONFIRMED);
      assertThat(berth.events(car.id()))
          .containsSubsequence("BookingOverdue", "BookingChanged", "BookingCompleted");
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_late_fee_that_is_declined_stays_due_until_another_card_pays_it(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Booking car = fetched(berth, Offered.byDay(Kind.CAR).lateFee(30_000).at(berth), FRI, SAT);
      berth.payment().knownCardIs(PaymentOutcome.Kind.NOT_SENT);
      berth.advanceTo(car.terms().endsAt().plusSeconds(1));
      berth.end(car);
      berth.tendAll();
      assertThat(berth.booking(car.id()).lateFeeIsAsked()).as("payment is away").isTrue();
      berth.payment().knownCardIs(PaymentOutcome.Kind.DECLINED);
      berth.clock.advance(Duration.ofSeconds(5));
      berth.tendAll();

      Booking due = berth.booking(car.id());
      assertThat(due.lateFeeIsDue()).isTrue();
      assertThat(due.state()).isEqualTo(BookingState.COMPLETED);
      assertThat(due.actions(Actor.GUEST, berth.clock.instant())).containsExactly("pay");
      assertThatThrownBy(() -> berth.pay(car.id(), UUID.randomUUID(), "CAPTURED"))
          .isInstanceOf(Refusal.BookingUnknown.class);
      berth.pay(car.id(), car.terms().guestId(), "DECLINED");
      assertThat(berth.booking(car.id()).lateFeeIsDue()).isTrue();
      berth.pay(car.id(), car.terms().guestId(), "UNKNOWN");
      assertThat(berth.booking(car.id()).lateFeeIsAsked()).isTrue();
      berth.clock.advance(Duration.ofSeconds(30));
      berth.tendAll();

      assertThat(berth.booking(car.id()).lateFee().orElseThrow().state())
          .isEqualTo(Charge.State.CAPTURED);
      assertThatThrownBy(() -> berth.pay(car.id(), car.terms().guestId(), "CAPTURED"))
          .as("paid once")
          .isInstanceOf(WrongState.class);
      assertThat(berth.payment().captured()).isEqualTo(2);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_was_back_in_time_pays_nothing_however_late_it_is_heard(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Booking car = fetched(berth, Offered.byDay(Kind.CAR).lateFee(30_000).at(berth), FRI, SAT);
      Instant back = car.terms().endsAt().minusSeconds(60);
      berth.advanceTo(car.terms().endsAt().plus(Duration.ofHours(3)));
      berth.tendAll();
      assertThat(berth.booking(car.id()).state()).isEqualTo(BookingState.OVERDUE);
      UUID told = UUID.randomUUID();

      assertThat(berth.hearEnd(told, car, back)).isTrue();

      assertThat(berth.hearEnd(told, car, back)).as("the same event again").isFalse();
      berth.end(car, back);
      assertThat(berth.hearEnd(UUID.randomUUID(), car, back)).as("another, the same end").isTrue();
      Booking ended = berth.booking(car.id());
      assertThat(ended.state()).isEqualTo(BookingState.COMPLETED);
      assertThat(ended.lateFee()).isEmpty();
      assertThat(ended.use().orElseThrow().endedAt()).isEqualTo(back);
      assertThat(berth.events(car.id())).containsOnlyOnce("BookingCompleted");
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_end_of_what_never_started_becomes_a_dead_letter(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Booking car = booked(berth, Offered.byDay(Kind.CAR).at(berth), FRI, SAT);

      assertThatThrownBy(() -> berth.hearEnd(UUID.randomUUID(), car, berth.clock.instant()))
          .isInstanceOf(MalformedEvent.class);
      assertThat(berth.booking(car.id()).state()).isEqualTo(BookingState.CONFIRMED);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_next_guest_gets_another_unit_when_the_own_one_is_not_back(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).units(2).at(berth);
      Booking late = fetched(berth, cars, FRI, SAT);
      Booking next = onUnitOf(berth, cars, late, SAT, MON);
      berth.advanceTo(late.terms().endsAt());
      berth.tendAll();
      berth.tendAll();

      Booking moved = berth.booking(next.id());
      assertThat(moved.terms().unitId()).isNotEqualTo(late.terms().unitId());
      assertThat(moved.state()).isEqualTo(BookingState.CONFIRMED);
      assertThat(berth.events(next.id())).endsWith("BookingChanged");
      assertThat(berth.booking(late.id()).owned()).contains(period(cars, FRI, SUN));
      berth.advanceTo(moved.terms().startsAt());
      assertThat(berth.start(moved).state()).isEqualTo(BookingState.IN_USE);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_next_guest_is_told_once_when_there_is_no_other_unit(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).at(berth);
      Booking late = fetched(berth, cars, FRI, SAT);
      Booking next = booked(berth, cars, SAT, SUN);
      berth.advanceTo(late.terms().endsAt());
      for (int look = 0; look < 4; look++) {
        berth.tendAll();
        berth.clock.advance(Duration.ofSeconds(31));
      }

      assertThat(berth.booking(next.id()).reason()).contains(Booking.UNIT_STILL_OUT);
      assertThat(berth.events(next.id()))
          .containsExactly("BookingPaying", "BookingConfirmed", "BookingChanged");
      assertThat(berth.booking(late.id()).owned()).contains(period(cars, FRI, SAT));
      berth.advanceTo(next.terms().startsAt());
      berth.tendAll();
      assertThatThrownBy(() -> berth.start(next)).isInstanceOf(Refusal.UnitInUse.class);
      assertThat(berth.violations()).isEmpty();

      berth.end(late);

      assertThat(berth.start(next).state()).isEqualTo(BookingState.IN_USE);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_never_got_the_unit_gets_the_money_back(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).at(berth);
      Booking late = fetched(berth, cars, FRI, SAT);
      Booking next = booked(berth, cars, SAT, SUN);
      berth.advanceTo(late.terms().endsAt());
      berth.tendAll();
      berth.tendAll();
      berth.advanceTo(next.terms().endsAt());
      berth.tendAll();

      Booking unserved = berth.booking(next.id());
      assertThat(unserved.state()).isEqualTo(BookingState.CANCELLED);
      assertThat(unserved.refund()).isEqualTo(unserved.terms().price().total());
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_loan_starts_when_it_is_confirmed_and_ends_by_the_return(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing books = Offered.byDay(Kind.EBOOK).free().at(berth);
      Booking loan = booked(berth, books, FRI, MON);
      assertThatThrownBy(() -> berth.start(loan)).isInstanceOf(WrongState.class);
      berth.advanceTo(loan.terms().startsAt());
      berth.tendAll();
      assertThat(berth.booking(loan.id()).state()).isEqualTo(BookingState.IN_USE);

      Booking returned = berth.end(loan);

      assertThat(returned.givenBack()).contains(period(books, FRI, MON));
      Booking again = booked(berth, books, FRI, SAT);
      berth.tendAll();
      assertThat(berth.booking(again.id()).state()).isEqualTo(BookingState.IN_USE);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_start_no_show_and_cancellation_at_once_exactly_one_wins(TestDatabase database)
      throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      for (int round = 0; round < 6; round++) {
        Listing rooms = Offered.byQuarterHour(Kind.MEETING_ROOM).at(berth);
        Booking room = booked(berth, rooms, today(berth, 60), today(berth, 120));
        berth.advanceTo(room.terms().startsAt());
        berth.usageIsThere(Duration.ofMinutes(15));

        List<Boolean> won =
            atOnce(
                () -> berth.start(room),
                () -> berth.container.get(MarkNoShow.class).mark(room.id(), rooms.hostId()),
                () -> berth.cancel(room.id(), rooms.hostId(), 400_000));

        berth.tendAll();
        assertThat(won.stream().filter(each -> each).count()).isOne();
        assertThat(berth.events(room.id())).hasSize(3);
      }
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void call_and_event_at_once_end_a_use_once(TestDatabase database) throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).lateFee(30_000).at(berth);
      Booking car = fetched(berth, cars, FRI, SAT);
      Instant back = car.terms().endsAt().plusSeconds(60);
      berth.advanceTo(back);

      atOnce(
          () -> berth.end(car, back),
          () -> berth.hearEnd(UUID.randomUUID(), car, back),
          () -> {
            berth.tendAll();
            return null;
          });
      berth.hearEnd(UUID.randomUUID(), car, back);
      berth.tendAll();

      assertThat(berth.events(car.id())).containsOnlyOnce("BookingCompleted");
      assertThat(berth.booking(car.id()).charges()).hasSize(2);
      assertThat(berth.violations()).isEmpty();
    }
  }

  private static List<Boolean> atOnce(Callable<?>... steps) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(steps.length);
    List<Future<?>> running = new ArrayList<>();
    for (Callable<?> step : steps) {
      running.add(threads.submit(step));
    }
    List<Boolean> won = new ArrayList<>();
    for (Future<?> each : running) {
      try {
        each.get();
        won.add(true);
      } catch (java.util.concurrent.ExecutionException refused) {
        won.add(false);
      }
    }
    threads.shutdown();
    return won;
  }

  private static Booking booked(BookingFixture berth, Listing listing, String from, String to) {
    return berth.booking(BookingFixture.id(berth.book(listing, from, to, "CAPTURED")));
  }

  private static Booking meeting(BookingFixture berth, Listing rooms, String from, String to) {
    String day = FRI + "T%s+09:00";
    return booked(berth, rooms, day.formatted(from), day.formatted(to));
  }

  /** A time so many minutes after the running quarter. */
  private static String today(BookingFixture berth, int minutes) {
    long quarter = berth.clock.instant().getEpochSecond() / 900 * 900;
    return Instant.ofEpochSecond(quarter + minutes * 60L).toString();
  }

  private static Booking fetched(BookingFixture berth, Listing cars, String from, String to) {
    Booking car = booked(berth, cars, from, to);
    berth.advanceTo(car.terms().startsAt());
    return berth.start(car);
  }

  /** A booking on the unit that another has. */
  private static Booking onUnitOf(
      BookingFixture berth, Listing cars, Booking other, String from, String to) {
    while (true) {
      UUID guest = UUID.randomUUID();
      Booking booking =
          berth.booking(BookingFixture.id(berth.book(guest, cars, from, to, "CAPTURED")));
      if (booking.terms().unitId().equals(other.terms().unitId())) {
        return booking;
      }
      berth.cancel(booking.id(), cars.hostId(), booking.terms().price().total().amount());
    }
  }

  private static Period period(Listing listing, String from, String to) {
    return listing.calendar().period(from, to, Period.LONGEST);
  }
}
