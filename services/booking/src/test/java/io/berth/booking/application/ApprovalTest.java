package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.booking.domain.RefundChanged;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and what becomes of them, on both databases. */
class ApprovalTest {
  private static final String FROM = "2027-05-01";
  private static final String TO = "2027-05-03";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_request_is_authorized_and_its_approval_captures_it(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);

      Answer asked = berth.book(home, FROM, TO, "AUTHORIZED");
      UUID request = BookingFixture.id(asked);

      assertThat(BookingFixture.state(asked)).isEqualTo("REQUESTED");
      assertThat(berth.payment().captured()).isZero();
      assertThat(berth.booking(request).deadline())
          .contains(berth.clock.instant().plus(Duration.ofHours(24)));
      assertThat(BookingFixture.state(berth.approve(home, request))).isEqualTo("CONFIRMED");
      assertThat(berth.payment().captured()).isOne();
      assertThat(berth.events(request))
          .containsExactly(
              "BookingPaying", "BookingRequested", "BookingApproved", "BookingConfirmed");
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_hold_becomes_a_request_when_its_payment_is_authorized(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID guest = UUID.randomUUID();
      UUID held = BookingFixture.id(berth.book(guest, home, FROM, TO, null));

      assertThat(BookingFixture.state(berth.pay(held, guest, "DECLINED"))).isEqualTo("HELD");
      assertThat(BookingFixture.state(berth.pay(held, guest, "AUTHORIZED"))).isEqualTo("REQUESTED");
      berth.clock.advance(Duration.ofHours(23));
      berth.tendAll();

      assertThat(BookingFixture.state(berth.approve(home, held))).isEqualTo("CONFIRMED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_request_keeps_its_time_so_two_that_overlap_can_not_both_be_approved(
      TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID first = BookingFixture.id(berth.book(home, FROM, TO, "AUTHORIZED"));

      assertThatThrownBy(() -> berth.book(home, "2027-05-02", "2027-05-04", "AUTHORIZED"))
          .isInstanceOf(Refusal.NotAvailable.class);
      berth.deny(home, first, "full");
      UUID second = BookingFixture.id(berth.book(home, "2027-05-02", "2027-05-04", "AUTHORIZED"));

      assertThatThrownBy(() -> berth.approve(home, first)).isInstanceOf(WrongState.class);
      assertThat(BookingFixture.state(berth.approve(home, second))).isEqualTo("CONFIRMED");
      assertThat(berth.payment().captured()).isOne();
    }
  }

  /** Ways in which a request comes to nothing, each with its state. */
  static Stream<Arguments> ends() {
    return Stream.of(TestDatabase.values())
        .flatMap(
            database ->
                Stream.of("DENIED", "CANCELLED", "EXPIRED")
                    .map(end -> Arguments.of(database, end)));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_request_that_comes_to_nothing_frees_its_time_and_voids_its_charge(
      TestDatabase database, String end) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID guest = UUID.randomUUID();
      UUID request = BookingFixture.id(berth.book(guest, home, FROM, TO, "AUTHORIZED"));

      switch (end) {
        case "DENIED" -> berth.deny(home, request, "full");
        case "CANCELLED" -> berth.cancel(request, guest, 0);
        default -> {
          berth.clock.advance(Duration.ofHours(24));
          berth.tendAll();
        }
      }

      Booking over = berth.booking(request);
      assertThat(over.state()).hasToString(end);
      assertThat(over.charges()).extracting(Charge::state).containsExactly(Charge.State.VOIDED);
      assertThat(berth.claims()).isZero();
      assertThatThrownBy(() -> berth.approve(home, request)).isInstanceOf(WrongState.class);
      assertThat(berth.payment().captured()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void only_its_host_answers(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      Listing elsewhere = Offered.home().onRequest().at(berth);
      UUID request = BookingFixture.id(berth.book(home, FROM, TO, "AUTHORIZED"));

      assertThatThrownBy(() -> berth.approve(elsewhere, request))
          .isInstanceOf(Refusal.BookingUnknown.class);
      assertThatThrownBy(() -> berth.deny(elsewhere, request, null))
          .isInstanceOf(Refusal.BookingUnknown.class);
      assertThat(berth.booking(request).state()).isEqualTo(BookingState.REQUESTED);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_costs_nothing_is_requested_and_approved_without_payment(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing room = Offered.byQuarterHour(Kind.MEETING_ROOM).free().onRequest().at(berth);

      Answer asked = berth.book(room, "2027-05-01T09:30+09:00", "2027-05-01T10:30+09:00", null);
      UUID request = BookingFixture.id(asked);

      assertThat(BookingFixture.state(asked)).isEqualTo("REQUESTED");
      assertThat(BookingFixture.state(berth.approve(room, request))).isEqualTo("CONFIRMED");
      assertThat(berth.events(request)).containsExactly("BookingRequested", "BookingApproved");
      assertThat(berth.booking(request).charges()).isEmpty();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_approval_in_the_last_second_holds_while_its_capture_hangs(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID guest = UUID.randomUUID();
      UUID request = BookingFixture.id(berth.book(guest, home, FROM, TO, "AUTHORIZED"));
      berth.clock.advance(Duration.ofHours(24).minusMillis(1));
      berth
          .payment()
          .whileCaptured(
              () -> {
                berth.clock.advance(Duration.ofSeconds(4));
                berth.tendAll();
                assertThat(berth.booking(request).state()).isEqualTo(BookingState.PAYING);
                assertThatThrownBy(() -> berth.deny(home, request, null))
                    .isInstanceOf(WrongState.class);
                assertThatThrownBy(() -> berth.cancel(request, guest, 0))
                    .isInstanceOf(WrongState.class);
                assertThatThrownBy(() -> berth.book(home, FROM, TO, "AUTHORIZED"))
                    .isInstanceOf(Refusal.NotAvailable.class);
              });

      assertThat(BookingFixture.state(berth.approve(home, request))).isEqualTo("CONFIRMED");
      assertThat(berth.payment().captured()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_approval_denial_withdrawal_and_deadline_exactly_one_wins(TestDatabase database)
      throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      ExecutorService people = Executors.newFixedThreadPool(5);
      for (int round = 0; round < 25; round++) {
        UUID guest = UUID.randomUUID();
        UUID request = BookingFixture.id(berth.book(guest, home, FROM, TO, "AUTHORIZED"));
        UUID charge = berth.booking(request).charges().get(0).id();
        long before = berth.payment().captured();
        berth.clock.advance(Duration.ofHours(24).minusMillis(1));
        CyclicBarrier together = new CyclicBarrier(5);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (Callable<?> each :
            List.<Callable<?>>of(
                () -> berth.approve(home, request),
                () -> berth.approve(home, request),
                () -> berth.deny(home, request, null),
                () -> berth.cancel(request, guest, 0),
                () -> {
                  berth.clock.advance(Duration.ofMillis(1));
                  berth.tendAll();
                  throw new WrongState(BookingState.EXPIRED, "counted by the state it leaves");
                })) {
          tries.add(
              people.submit(
                  () -> {
                    together.await();
                    try {
                      each.call();
                      return true;
                    } catch (WrongState | RefundChanged late) {
                      return false;
                    }
                  }));
        }
        int won = 0;
        for (Future<Boolean> each : tries) {
          won += each.get() ? 1 : 0;
        }
        Booking over = berth.booking(request);
        boolean confirmed = over.state() == BookingState.CONFIRMED;

        assertThat(won).isEqualTo(over.state() == BookingState.EXPIRED ? 0 : 1);
        assertThat(over.state())
            .isIn(
                BookingState.CONFIRMED,
                BookingState.DENIED,
                BookingState.CANCELLED,
                BookingState.EXPIRED);
        assertThat(berth.payment().captured() - before).isEqualTo(confirmed ? 1 : 0);
        assertThat(over.charges())
            .extracting(Charge::state)
            .containsExactly(confirmed ? Charge.State.CAPTURED : Charge.State.VOIDED);
        assertThat(berth.payment().standing(charge))
            .isEqualTo(confirmed ? PaymentOutcome.Kind.CAPTURED : PaymentOutcome.Kind.AUTHORIZED);
        if (confirmed) {
          berth.cancel(request, guest, 200_000);
        }
      }
      people.shutdown();
      assertThat(berth.claims()).isZero();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_request_ends_an_hour_before_its_authorization_lapses(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      Instant lapse = berth.clock.instant().plus(Duration.ofHours(3));
      berth.payment().authorizesUntil(lapse);
      UUID request = BookingFixture.id(berth.book(home, FROM, TO, "AUTHORIZED"));

      assertThat(berth.booking(request).deadline()).contains(lapse.minus(Duration.ofHours(1)));
      berth.clock.advance(Duration.ofHours(2));

      assertThatThrownBy(() -> berth.approve(home, request)).isInstanceOf(WrongState.class);
      berth.tendAll();
      assertThat(berth.booking(request).state()).isEqualTo(BookingState.EXPIRED);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_refused_capture_ends_the_booking_and_frees_its_time(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID request = BookingFixture.id(berth.book(home, FROM, TO, "AUTHORIZED"));
      berth.payment().captureIs(PaymentOutcome.Kind.DECLINED);

      assertThat(BookingFixture.state(berth.approve(home, request))).isEqualTo("DECLINED");
      assertThat(berth.claims()).isZero();
      assertThat(berth.events(request)).endsWith("BookingApproved", "BookingDeclined");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_capture_in_doubt_is_settled_by_the_reconciler(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID request = BookingFixture.id(berth.book(home, FROM, TO, "AUTHORIZED"));
      berth.payment().captureIs(PaymentOutcome.Kind.UNKNOWN);

      assertThat(BookingFixture.state(berth.approve(home, request))).isEqualTo("PAYMENT_UNKNOWN");
      berth.clock.advance(Duration.ofSeconds(5));
      berth.tendAll();
      assertThat(berth.booking(request).state()).isEqualTo(BookingState.PAYMENT_UNKNOWN);
      berth.payment().captureIs(PaymentOutcome.Kind.CAPTURED);
      berth.clock.advance(Duration.ofSeconds(5));
      berth.tendAll();

      assertThat(berth.booking(request).state()).isEqualTo(BookingState.CONFIRMED);
      assertThat(berth.payment().captured()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_capture_in_doubt_that_payment_decided_against_ends_the_booking(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID request = BookingFixture.id(berth.book(home, FROM, TO, "AUTHORIZED"));
      berth.payment().captureIs(PaymentOutcome.Kind.UNKNOWN);
      berth.payment().doubtIs(PaymentOutcome.Kind.VOIDED);
      berth.approve(home, request);
      berth.payment().captureIs(PaymentOutcome.Kind.CAPTURED);

      berth.clock.advance(Duration.ofSeconds(5));
      berth.tendAll();

      assertThat(berth.booking(request).state()).isEqualTo(BookingState.DECLINED);
      assertThat(berth.claims()).isZero();
      assertThat(berth.payment().captured()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_capture_found_after_the_period_began_is_given_back(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID request = BookingFixture.id(berth.book(home, FROM, TO, "AUTHORIZED"));
      berth.payment().captureIs(PaymentOutcome.Kind.UNKNOWN);
      berth.approve(home, request);
      berth.payment().captureIs(PaymentOutcome.Kind.CAPTURED);

      berth.clock.advance(Duration.ofDays(200));
      berth.tendAll();

      Booking late = berth.booking(request);
      assertThat(late.state()).isEqualTo(BookingState.CANCELLED);
      assertThat(late.refund()).isEqualTo(late.terms().price().total());
      assertThat(berth.claims()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void by_the_quarter_hour_a_capture_is_in_time_until_the_grace_is_over(TestDatabase database) {
    for (int minutesLate : new int[] {14, 15}) {
      try (BookingFixture berth = new BookingFixture(database)) {
        Listing room = Offered.byQuarterHour(Kind.MEETING_ROOM).onRequest().at(berth);
        UUID request =
            BookingFixture.id(
                berth.book(room, "2027-05-01T09:30+09:00", "2027-05-01T10:30+09:00", "AUTHORIZED"));
        berth.payment().captureIs(PaymentOutcome.Kind.UNKNOWN);
        berth.approve(room, request);
        berth.payment().captureIs(PaymentOutcome.Kind.CAPTURED);
        Instant start = Instant.parse("2027-05-01T00:30:00Z");

        berth.clock.advance(
            Duration.between(berth.clock.instant(), start.plus(Duration.ofMinutes(minutesLate))));
        berth.tendAll();

        assertThat(berth.booking(request).state())
            .isEqualTo(minutesLate < 15 ? BookingState.CONFIRMED : BookingState.CANCELLED);
      }
    }
  }

  static Stream<Arguments> moments() {
    return Stream.of(TestDatabase.values())
        .flatMap(
            database ->
                Stream.of(
                        CrashMoment.AFTER_CLAIM,
                        CrashMoment.AFTER_PAYMENT,
                        CrashMoment.AFTER_SETTLE)
                    .map(moment -> Arguments.of(database, moment)));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void an_approval_that_crashed_is_finished_and_captured_once(
      TestDatabase database, CrashMoment moment) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      UUID request = BookingFixture.id(berth.book(home, FROM, TO, "AUTHORIZED"));
      berth.crash().crashAt(moment);

      Throwable death = catchThrowable(() -> berth.approve(home, request, "key"));
      berth.clock.advance(Duration.ofSeconds(31));
      berth.tendAll();

      assertThat(death).isInstanceOf(ScriptedCrash.Died.class);
      assertThat(BookingFixture.state(berth.approve(home, request, "key"))).isEqualTo("CONFIRMED");
      assertThat(berth.payment().captured()).isOne();
      assertThat(berth.events(request)).containsOnlyOnce("BookingApproved", "BookingConfirmed");
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("moments")
  void a_request_that_crashed_while_it_was_made_is_there_or_frees_its_time(
      TestDatabase database, CrashMoment moment) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().onRequest().at(berth);
      berth.crash().crashAt(moment);

      Throwable death = catchThrowable(() -> berth.book(home, FROM, TO, "AUTHORIZED"));
      berth.clock.advance(Duration.ofSeconds(31));
      berth.tendAll();

      boolean asked = moment != CrashMoment.AFTER_CLAIM;
      assertThat(death).isInstanceOf(ScriptedCrash.Died.class);
      assertThat(berth.claims()).isEqualTo(asked ? 2 : 0);
      assertThat(berth.payment().captured()).isZero();
      assertThat(berth.violations()).isEmpty();
    }
  }
}
