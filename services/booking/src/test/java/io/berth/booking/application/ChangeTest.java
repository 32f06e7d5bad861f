package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.berth.booking.application.port.PaymentBooks;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingRule;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.CancellationPolicy;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.InvalidPeriod;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Money;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.RefundChanged;
import io.berth.booking.domain.Wish;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Other dates for a booking, and a later end for what is in use. */
class ChangeTest {
  private static final String FRI = "2027-03-05";
  private static final String SAT = "2027-03-06";
  private static final String SUN = "2027-03-07";
  private static final String MON = "2027-03-08";
  private static final String TUE = "2027-03-09";
  private static final Duration DOUBT = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void longer_is_paid_and_overlaps_its_own_time(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().buffer(1).at(berth);
      Booking booking = booked(berth, home, FRI, SUN);

      berth.change(booking, FRI, MON, "CAPTURED");

      Booking changed = berth.booking(booking.id());
      assertThat(changed.state()).isEqualTo(BookingState.CONFIRMED);
      assertThat(changed.terms().period()).isEqualTo(period(home, FRI, MON));
      assertThat(changed.terms().unitId()).isEqualTo(booking.terms().unitId());
      assertThat(changed.terms().price().total()).isEqualTo(Money.of(300_000, "KRW"));
      assertThat(changed.terms().endsAt()).isEqualTo(Instant.parse("2027-03-08T02:00:00Z"));
      assertThat(changed.charges())
          .extracting(Charge::purpose, charge -> charge.amount().amount(), Charge::state)
          .containsExactly(
              tuple(Charge.Purpose.BOOKING, 200_000L, Charge.State.CAPTURED),
              tuple(Charge.Purpose.CHANGE, 100_000L, Charge.State.CAPTURED));
      assertThat(berth.claims()).isEqualTo(4);
      assertThat(berth.events(booking.id()))
          .containsExactly("BookingPaying", "BookingConfirmed", "BookingChanged", "BookingChanged");
      assertThat(changed.reason()).contains(Booking.DATES_CHANGED);
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shorter_gives_the_difference_and_the_time_back(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().buffer(1).at(berth);
      Booking booking = booked(berth, home, FRI, TUE);

      berth.change(booking, FRI, SUN, null);

      Booking changed = berth.booking(booking.id());
      assertThat(changed.refund()).isEqualTo(Money.of(200_000, "KRW"));
      assertThat(changed.kept()).isEqualTo(changed.terms().price().total());
      assertThat(changed.refundAt(Actor.GUEST, berth.clock.instant()))
          .isEqualTo(Money.of(200_000, "KRW"));
      booked(berth, home, MON, TUE);
      assertMoneyAgrees(berth, booking.id());

      berth.cancel(booking.id(), booking.terms().guestId(), 200_000);

      assertThat(berth.booking(booking.id()).kept().isZero()).isTrue();
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void moved_at_the_same_price_needs_no_card(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().buffer(1).at(berth);
      Booking booking = booked(berth, home, FRI, SUN);

      berth.change(booking, SAT, MON, null);

      Booking changed = berth.booking(booking.id());
      assertThat(changed.owned()).contains(period(home, SAT, TUE));
      assertThat(changed.refund().isZero()).isTrue();
      assertThat(changed.deadline()).contains(changed.terms().startsAt());
      assertThat(berth.events(booking.id())).hasSize(3).endsWith("BookingChanged");
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void many_changes_in_a_row_keep_the_books_straight(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      Booking booking = booked(berth, home, FRI, SUN);

      berth.change(booking, FRI, TUE, "CAPTURED");
      berth.change(booking, FRI, SAT, null);
      berth.change(booking, SAT, MON, "DECLINED");
      berth.change(booking, SAT, MON, "CAPTURED");
      berth.change(booking, SUN, MON, null);

      Booking changed = berth.booking(booking.id());
      assertThat(changed.kept()).isEqualTo(Money.of(100_000, "KRW"));
      assertThat(changed.charges())
          .extracting(charge -> charge.amount().amount(), Charge::refund, Charge::attempt)
          .containsExactly(
              tuple(200_000L, 100_000L, 1),
              tuple(200_000L, 200_000L, 1),
              tuple(100_000L, 0L, 2),
              tuple(100_000L, 100_000L, 3));
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void another_unit_is_taken_whole_where_its_own_one_is_not_free(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing homes = Offered.home().units(2).at(berth);
      Booking booking = booked(berth, homes, FRI, SUN);
      Booking next = onUnitOf(berth, homes, booking, SUN, MON);

      berth.change(booking, FRI, MON, "CAPTURED");

      Booking changed = berth.booking(booking.id());
      assertThat(changed.terms().unitId()).isNotEqualTo(next.terms().unitId());
      assertThat(changed.terms().unitName()).isNotEqualTo(booking.terms().unitName());
      assertThat(berth.claims()).isEqualTo(4);
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_nobody_can_have_changes_nothing(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().longest(3).at(berth);
      Booking booking = booked(berth, home, FRI, SUN);
      booked(berth, home, MON, TUE);

      assertThatThrownBy(() -> berth.change(booking, SUN, TUE, "CAPTURED"))
          .isInstanceOf(Refusal.NotAvailable.class);
      assertThatThrownBy(() -> berth.change(booking, FRI, SUN, "CAPTURED"))
          .isInstanceOf(InvalidPeriod.class);
      assertThatThrownBy(() -> berth.change(booking, FRI, FRI, "CAPTURED"))
          .isInstanceOf(InvalidPeriod.class);
      assertThatThrownBy(() -> berth.change(booking, "2026-11-19", SUN, "CAPTURED"))
          .isInstanceOf(InvalidPeriod.class);
      assertThatThrownBy(() -> berth.change(booking, FRI, TUE, "CAPTURED"))
          .isInstanceOfSatisfying(
              Refusal.RuleBroken.class,
              broken -> assertThat(broken.rules()).containsExactly(BookingRule.MAX_STAY));
      assertThatThrownBy(() -> berth.change(booking, FRI, MON, null))
          .isInstanceOfSatisfying(
              Refusal.PaymentNeeded.class,
              needed -> assertThat(needed.difference()).isEqualTo(Money.of(100_000, "KRW")));
      assertThat(berth.booking(booking.id()).version()).isEqualTo(booking.version());
      assertThat(berth.payment().captured()).isEqualTo(2);
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void where_the_host_is_asked_dates_are_not_changed(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID id = BookingFixture.id(berth.book(home, FRI, SUN, "AUTHORIZED"));
      berth.approve(home, id);
      Booking booking = berth.booking(id);

      assertThatThrownBy(() -> berth.change(booking, FRI, SAT, null))
          .isInstanceOf(Refusal.ChangeNeedsHost.class);
      assertThat(booking.actions(Actor.GUEST, berth.clock.instant())).containsExactly("cancel");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_declined_card_leaves_the_booking_as_it_was(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().buffer(1).at(berth);
      Booking booking = booked(berth, home, FRI, SUN);
      for (String outcome : List.of("DECLINED", "NOT_SENT")) {

        berth.change(booking, SAT, TUE, outcome);

        Booking asBefore = berth.booking(booking.id());
        assertThat(asBefore.terms()).isEqualTo(booking.terms());
        assertThat(asBefore.owned()).isEqualTo(booking.owned());
        assertThat(asBefore.deadline()).isEqualTo(booking.deadline());
        assertThat(asBefore.pendingChange()).isEmpty();
        assertThat(berth.claims()).isEqualTo(3);
        assertThat(asBefore.reason().orElseThrow())
            .isEqualTo(
                outcome.equals("DECLINED") ? Booking.CHANGE_DECLINED : Booking.PAYMENT_UNAVAILABLE);
      }
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void after_five_declined_cards_no_sixth_is_tried(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Booking booking = booked(berth, Offered.home().at(berth), FRI, SUN);
      for (int card = 0; card < Booking.MOST_ATTEMPTS; card++) {
        berth.change(booking, FRI, MON, "DECLINED");
      }

      assertThatThrownBy(() -> berth.change(booking, FRI, MON, "CAPTURED"))
          .isInstanceOf(WrongState.class)
          .hasMessageContaining("5 cards");
    }
  }

  static Stream<Arguments> ends_of_a_doubt() {
    return Stream.of(TestDatabase.values())
        .flatMap(
            database ->
                Stream.of(
                        PaymentOutcome.Kind.CAPTURED,
                        PaymentOutcome.Kind.DECLINED,
                        PaymentOutcome.Kind.VOIDED)
                    .map(end -> Arguments.of(database, end)));
  }

  @ParameterizedTest
  @MethodSource("ends_of_a_doubt")
  void in_doubt_it_owns_both_times_until_payment_has_said_its_word(
      TestDatabase database, PaymentOutcome.Kind end) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      Booking booking = booked(berth, home, FRI, SUN);
      berth.payment().doubtIs(end);

      berth.change(booking, SUN, "2027-03-10", "UNKNOWN");

      Booking pending = berth.booking(booking.id());
      assertThat(pending.pendingChange().orElseThrow().period())
          .isEqualTo(period(home, SUN, "2027-03-10"));
      assertThat(pending.terms()).isEqualTo(booking.terms());
      assertThat(berth.claims()).isEqualTo(5);
      assertThat(lastEvent(berth, booking.id()).data())
          .contains("\"owns\":[{\"unitId\":\"" + booking.terms().unitId() + "\"")
          .contains("\"reason\":\"change-asked\"");
      assertThatThrownBy(() -> booked(berth, home, SAT, SUN))
          .isInstanceOf(Refusal.NotAvailable.class);
      assertThatThrownBy(() -> booked(berth, home, MON, TUE))
          .isInstanceOf(Refusal.NotAvailable.class);
      assertPaymentRunning(() -> berth.cancel(booking.id(), booking.terms().guestId(), 200_000));
      assertPaymentRunning(() -> berth.cancel(booking.id(), home.hostId(), 200_000));
      assertPaymentRunning(() -> berth.change(booking, FRI, SAT, null));
      assertThat(pending.actions(Actor.GUEST, berth.clock.instant())).isEmpty();
      assertThat(berth.violations()).isEmpty();
      berth.clock.advance(DOUBT);
      berth.tendAll();

      Booking settled = berth.booking(booking.id());
      boolean captured = end == PaymentOutcome.Kind.CAPTURED;
      assertThat(settled.pendingChange()).isEmpty();
      assertThat(settled.terms().period())
          .isEqualTo(captured ? period(home, SUN, "2027-03-10") : booking.terms().period());
      assertThat(berth.claims()).isEqualTo(captured ? 3 : 2);
      assertThat(settled.deadline()).contains(settled.terms().startsAt());
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void payments_yes_after_the_new_start_gives_everything_back(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      Booking booking = booked(berth, home, FRI, SUN);
      berth.change(booking, SAT, TUE, "UNKNOWN");
      berth.advanceTo(berth.booking(booking.id()).terms().startsAt().plus(Duration.ofDays(1)));

      berth.tendAll();

      Booking tooLate = berth.booking(booking.id());
      assertThat(tooLate.state()).isEqualTo(BookingState.CANCELLED);
      assertThat(tooLate.reason()).contains("payment-too-late");
      assertThat(tooLate.refund()).isEqualTo(Money.of(300_000, "KRW"));
      assertThat(berth.claims()).isZero();
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_stay_that_only_ends_later_goes_on_while_payment_is_silent(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Booking booking = booked(berth, Offered.home().at(berth), FRI, SUN);
      berth.change(booking, FRI, MON, "UNKNOWN");
      berth.advanceTo(booking.terms().startsAt().plus(Duration.ofHours(6)));

      berth.tendAll();
      berth.tendAll();

      Booking longer = berth.booking(booking.id());
      assertThat(longer.state()).isEqualTo(BookingState.IN_USE);
      assertThat(longer.deadline()).contains(Instant.parse("2027-03-08T02:00:00Z"));
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_could_not_start_while_payment_was_silent_gets_everything_back(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).at(berth);
      Booking car = booked(berth, cars, FRI, SAT);
      berth.payment().doubtIs(PaymentOutcome.Kind.VOIDED);
      berth.advanceTo(car.terms().startsAt().minus(Duration.ofHours(1)));
      berth.change(car, FRI, SUN, "UNKNOWN");
      berth.advanceTo(car.terms().startsAt());
      assertPaymentRunning(() -> berth.start(car));
      berth.advanceTo(car.terms().endsAt());

      berth.tendAll();

      Booking cancelled = berth.booking(car.id());
      assertThat(cancelled.state()).isEqualTo(BookingState.CANCELLED);
      assertThat(cancelled.kept().isZero()).isTrue();
      assertMoneyAgrees(berth, car.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void at_the_boundary_second_only_a_later_end_is_left(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Booking booking = booked(berth, Offered.home().at(berth), FRI, SUN);
      Instant step = booking.terms().startsAt().minus(Duration.ofDays(1));
      berth.advanceTo(step.minusSeconds(1));
      berth.change(booking, FRI, MON, "CAPTURED");
      berth.change(booking, FRI, SUN, null);
      berth.advanceTo(step);

      assertThatThrownBy(() -> berth.change(booking, FRI, SAT, null))
          .isInstanceOf(Refusal.OnlyLaterEnd.class);
      assertThatThrownBy(() -> berth.change(booking, SAT, MON, null))
          .isInstanceOf(Refusal.OnlyLaterEnd.class);
      berth.change(booking, FRI, MON, "CAPTURED");

      Booking longer = berth.booking(booking.id());
      assertThat(longer.refundAt(Actor.GUEST, berth.clock.instant()))
          .isEqualTo(Money.of(150_000, "KRW"));
      assertThatThrownBy(() -> berth.cancel(booking.id(), booking.terms().guestId(), 300_000))
          .isInstanceOf(RefundChanged.class);
      assertThat(longer.kept()).isEqualTo(Money.of(300_000, "KRW"));
      berth.cancel(booking.id(), booking.terms().guestId(), 150_000);
      assertThat(berth.booking(booking.id()).kept()).isEqualTo(Money.of(150_000, "KRW"));
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_loan_in_use_is_renewed(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing books = Offered.byDay(Kind.EBOOK).free().at(berth);
      Booking loan = booked(berth, books, FRI, SUN);
      berth.advanceTo(loan.terms().startsAt());
      berth.tendAll();

      berth.change(loan, FRI, TUE, null);

      Booking renewed = berth.booking(loan.id());
      assertThat(renewed.state()).isEqualTo(BookingState.IN_USE);
      assertThat(renewed.deadline()).contains(renewed.terms().endsAt());
      assertThatThrownBy(() -> berth.change(loan, FRI, MON, null))
          .isInstanceOf(Refusal.OnlyLaterEnd.class);
      berth.advanceTo(loan.terms().endsAt());
      berth.tendAll();
      assertThat(berth.booking(loan.id()).state()).isEqualTo(BookingState.IN_USE);
      assertThat(berth.end(loan).state()).isEqualTo(BookingState.COMPLETED);
      assertThatThrownBy(() -> berth.change(loan, FRI, "2027-03-12", null))
          .isInstanceOf(WrongState.class);
      assertMoneyAgrees(berth, loan.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_rental_in_use_is_renewed_on_its_own_unit_only(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).units(2).at(berth);
      Booking car = booked(berth, cars, FRI, SUN);
      onUnitOf(berth, cars, car, MON, TUE);
      berth.advanceTo(car.terms().startsAt());
      berth.start(car);

      assertThatThrownBy(() -> berth.change(car, FRI, TUE, "CAPTURED"))
          .isInstanceOf(Refusal.NotAvailable.class);
      berth.change(car, FRI, MON, "CAPTURED");

      assertThat(berth.booking(car.id()).owned()).contains(period(cars, FRI, MON));
      assertThat(berth.end(car).charges()).hasSize(2);
      assertMoneyAgrees(berth, car.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_later_end_is_refused_while_somebody_waits(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing books = Offered.byDay(Kind.EBOOK).free().at(berth);
      Booking loan = booked(berth, books, FRI, SUN);
      berth.advanceTo(loan.terms().startsAt());
      berth.tendAll();
      waits(berth, books, period(books, SUN, TUE));

      assertThatThrownBy(() -> berth.change(loan, FRI, MON, null))
          .isInstanceOf(Refusal.OthersWait.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_a_change_gives_back_is_looked_at_for_who_waits(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      Booking booking = booked(berth, home, FRI, TUE);
      waits(berth, home, period(home, SUN, TUE));
      Instant now = berth.clock.instant();
      Waiting waiting = berth.container.get(Waiting.class);
      berth.container.inTransaction(
          () -> waiting.claimLook(home.id(), now, now.plus(Duration.ofDays(1))));
      assertThat(berth.container.inTransaction(() -> waiting.due(now, 9))).isEmpty();

      berth.change(booking, FRI, SUN, null);

      assertThat(berth.container.inTransaction(() -> waiting.due(now, 9)))
          .containsExactly(home.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void longer_is_never_cheaper_nor_refunded_better_once_not_everything_is(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing strict = Offered.home().policy(CancellationPolicy.STRICT).at(berth);
      Booking booking = booked(berth, strict, FRI, SUN);
      berth.advanceTo(booking.terms().startsAt().minus(Duration.ofDays(10)));
      Offered.home().policy(CancellationPolicy.FLEXIBLE).perSlot(50_000).revising(berth, strict);

      berth.change(booking, FRI, MON, null);

      Booking longer = berth.booking(booking.id());
      assertThat(longer.terms().period()).isEqualTo(period(strict, FRI, MON));
      assertThat(longer.terms().price()).isEqualTo(booking.terms().price());
      assertThat(longer.refund().isZero()).isTrue();
      assertThat(longer.refundAt(Actor.GUEST, berth.clock.instant()).amount()).isEqualTo(100_000);
      berth.change(booking, FRI, "2027-03-10", "CAPTURED");
      Booking again = berth.booking(booking.id());
      assertThat(again.terms().price().total().amount()).isEqualTo(250_000);
      assertThat(again.refundAt(Actor.GUEST, berth.clock.instant()).amount())
          .as("what is paid in addition follows the policy of today")
          .isEqualTo(150_000);
      assertMoneyAgrees(berth, booking.id());
    }
  }

  @ParameterizedTest
  @MethodSource("ends_of_a_doubt")
  void what_is_back_before_payments_word_is_late_by_the_dates_then_in_force(
      TestDatabase database, PaymentOutcome.Kind end) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).buffer(1).lateFee(30_000).at(berth);
      Booking car = booked(berth, cars, FRI, SAT);
      berth.advanceTo(car.terms().startsAt());
      berth.start(car);
      berth.payment().doubtIs(end);
      berth.change(car, FRI, MON, "UNKNOWN");
      berth.advanceTo(car.terms().endsAt().plusSeconds(60));

      Booking back = berth.end(car);

      assertThat(back.state()).isEqualTo(BookingState.COMPLETED);
      assertThat(back.pendingChange()).isPresent();
      assertThat(berth.claims()).isOne();
      assertThat(berth.violations())
          .doesNotContainKeys("claims-are-what-is-owned", "what-is-owned-fits-the-state");
      berth.clock.advance(DOUBT);
      berth.tendAll();
      berth.tendAll();
      Booking settled = berth.booking(car.id());
      boolean captured = end == PaymentOutcome.Kind.CAPTURED;
      assertThat(settled.pendingChange()).isEmpty();
      assertThat(settled.lateFee().isPresent()).isEqualTo(!captured);
      assertThat(settled.terms().price().total().amount()).isEqualTo(captured ? 300_000 : 100_000);
      assertThat(berth.claims()).isOne();
      assertMoneyAgrees(berth, car.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_crash_between_any_two_steps_is_settled(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      for (CrashMoment moment :
          List.of(CrashMoment.AFTER_CLAIM, CrashMoment.AFTER_PAYMENT, CrashMoment.AFTER_SETTLE)) {
        Listing home = Offered.home().at(berth);
        Booking booking = booked(berth, home, "2027-05-05", "2027-05-07");
        berth.crash().crashAt(moment);
        assertThatThrownBy(
                () -> berth.change(booking, "2027-05-06", "2027-05-09", "CAPTURED", "key"))
            .isInstanceOf(ScriptedCrash.Died.class);
        assertThat(berth.violations()).as("%s", moment).isEmpty();
        if (moment != CrashMoment.AFTER_SETTLE) {
          assertThatThrownBy(
                  () -> berth.change(booking, "2027-05-06", "2027-05-09", "CAPTURED", "key"))
              .isInstanceOf(Problem.class);
        }
        berth.clock.advance(DOUBT.plusSeconds(1));
        berth.tendAll();

        Booking settled = berth.booking(booking.id());
        boolean asked = moment != CrashMoment.AFTER_CLAIM;
        assertThat(settled.pendingChange()).isEmpty();
        assertThat(settled.terms().price().total().amount()).isEqualTo(asked ? 300_000 : 200_000);
        long version = settled.version();
        berth.change(booking, "2027-05-06", "2027-05-09", "CAPTURED", "key");
        assertThat(berth.booking(booking.id()).version())
            .as("a repeat does nothing")
            .isEqualTo(version);
        assertMoneyAgrees(berth, booking.id());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_changes_and_a_cancellation_at_once_the_money_agrees(TestDatabase database)
      throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      List<UUID> all = new ArrayList<>();
      for (int round = 0; round < 6; round++) {
        berth.payment().whileAsked(asked -> {});
        Booking booking = booked(berth, Offered.home().at(berth), "2027-05-05", "2027-05-07");
        CountDownLatch others = new CountDownLatch(2);
        berth.payment().whileAsked(asked -> await(others));

        List<Boolean> won =
            atOnce(
                thenCount(
                    () -> berth.change(booking, "2027-05-05", "2027-05-09", "CAPTURED"), others),
                thenCount(
                    () -> berth.change(booking, "2027-05-06", "2027-05-10", "CAPTURED"), others),
                thenCount(
                    () -> berth.cancel(booking.id(), booking.terms().guestId(), 200_000), others));

        berth.tendAll();
        assertThat(won.stream().filter(each -> each).count()).isOne();
        all.add(booking.id());
      }
      assertMoneyAgrees(berth, all.toArray(UUID[]::new));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_a_start_and_a_change_at_once_the_later_one_sees_the_other(TestDatabase database)
      throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      List<UUID> all = new ArrayList<>();
      for (int round = 0; round < 6; round++) {
        Listing cars = Offered.byDay(Kind.CAR).at(berth);
        Booking car = booked(berth, cars, day(berth, 1), day(berth, 2));
        berth.advanceTo(car.terms().startsAt());
        berth.payment().whileAsked(asked -> pause());

        atOnce(
            () -> berth.start(car), () -> berth.change(car, from(car), day(berth, 2), "CAPTURED"));

        Booking now = berth.booking(car.id());
        assertThat(now.terms().price().total().amount()).isEqualTo(200_000);
        assertThat(now.state()).isIn(BookingState.CONFIRMED, BookingState.IN_USE);
        all.add(car.id());
        if (now.state() == BookingState.CONFIRMED) {
          berth.start(car);
        }
        berth.end(car);
      }
      assertMoneyAgrees(berth, all.toArray(UUID[]::new));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_shown_takes_nothing_and_is_what_is_done(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().longest(4).at(berth);
      Booking booking = booked(berth, home, FRI, SUN);
      ShowChange show = berth.container.get(ShowChange.class);
      UUID guest = booking.terms().guestId();

      ShowChange.Shown cheaper = show.show(booking.id(), guest, FRI, SAT);
      ShowChange.Shown tooLong = show.show(booking.id(), guest, FRI, "2027-03-10");

      assertThat(cheaper.refusal()).isEmpty();
      assertThat(booking.difference(cheaper.change())).isEqualTo(-100_000);
      assertThat(tooLong.refusal()).containsInstanceOf(Refusal.RuleBroken.class);
      assertThat(booking.difference(tooLong.change())).isEqualTo(300_000);
      assertThatThrownBy(() -> show.show(booking.id(), home.hostId(), FRI, SAT))
          .isInstanceOf(Refusal.BookingUnknown.class);
      assertThat(berth.booking(booking.id()).version()).isEqualTo(booking.version());
      berth.change(booking, FRI, SAT, null);
      assertThat(berth.booking(booking.id()).terms().refundTimeline())
          .isEqualTo(cheaper.change().refundTimeline());
    }
  }

  /** Payment's books as booking's events and payment's own yes and no make them, and no finding. */
  private static void assertMoneyAgrees(BookingFixture berth, UUID... bookings) {
    ScriptedBooks books = berth.container.get(ScriptedBooks.class);
    berth.clock.advance(Duration.ofSeconds(61));
    berth.tendAll();
    berth.clock.advance(Duration.ofSeconds(61));
    berth.tendAll();
    for (UUID id : bookings) {
      Event last = lastEvent(berth, id);
      for (Charge charge : berth.booking(id).charges()) {
        boolean captured = berth.payment().standing(charge.id()) == PaymentOutcome.Kind.CAPTURED;
        long amount = captured ? charge.amount().amount() : 0;
        String told = last.data().substring(last.data().indexOf(charge.id().toString()));
        long refund = Long.parseLong(told.replaceFirst("(?s).*?\"refund\":(\\d+).*", "$1"));
        books.write(
            new PaymentBooks.Entry(
                charge.id(),
                captured ? "CAPTURED" : "DECLINED",
                amount,
                amount,
                refund,
                berth.clock.instant().minusSeconds(61)));
      }
    }
    assertThat(berth.violations()).isEmpty();
  }

  private static Event lastEvent(BookingFixture berth, UUID bookingId) {
    return berth.container.inTransaction(
        () -> {
          List<Event> history = berth.container.get(Outbox.class).history(bookingId.toString());
          return history.get(history.size() - 1);
        });
  }

  private static void waits(BookingFixture berth, Listing listing, Period period) {
    berth.container.inTransaction(
        () -> {
          berth
              .container
              .get(Waiting.class)
              .add(
                  Wish.made(
                      UUID.randomUUID(),
                      listing,
                      UUID.randomUUID(),
                      period,
                      1,
                      berth.clock.instant()));
          return null;
        });
  }

  private static void assertPaymentRunning(Callable<?> step) {
    assertThatThrownBy(() -> step.call())
        .isInstanceOfSatisfying(
            WrongState.class, wrong -> assertThat(wrong.isPaymentRunning()).isTrue());
  }

  private static Callable<?> thenCount(Callable<?> step, CountDownLatch done) {
    return () -> {
      try {
        return step.call();
      } finally {
        done.countDown();
      }
    };
  }

  /** Payment answers when the others have been told no. */
  private static void await(CountDownLatch others) {
    try {
      assertThat(others.await(120, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
        assertThat(refused.getCause()).isInstanceOfAny(WrongState.class, RefundChanged.class);
        won.add(false);
      }
    }
    threads.shutdown();
    return won;
  }

  private static Booking booked(BookingFixture berth, Listing listing, String from, String to) {
    return berth.booking(BookingFixture.id(berth.book(listing, from, to, "CAPTURED")));
  }

  /** A booking on the unit that another has. */
  private static Booking onUnitOf(
      BookingFixture berth, Listing listing, Booking other, String from, String to) {
    while (true) {
      Booking booking = booked(berth, listing, from, to);
      if (booking.terms().unitId().equals(other.terms().unitId())) {
        return booking;
      }
      berth.cancel(booking.id(), listing.hostId(), booking.terms().price().total().amount());
    }
  }

  /** The date so many days after today, in Seoul. */
  private static String day(BookingFixture berth, int days) {
    return berth
        .clock
        .instant()
        .atZone(BookingFixture.SEOUL)
        .toLocalDate()
        .plusDays(days)
        .toString();
  }

  private static String from(Booking booking) {
    return booking.terms().calendar().text(booking.terms().period().from());
  }

  private static Period period(Listing listing, String from, String to) {
    return listing.calendar().period(from, to, Period.LONGEST);
  }
}
