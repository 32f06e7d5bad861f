package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.booking.domain.RefundChanged;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a booking up to its cancellation, on both databases: read this first. */
class PlaceBookingTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_paid_booking_is_confirmed_and_its_nights_are_gone(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);

      Answer answer = berth.book(home, "2027-05-01", "2027-05-03", "CAPTURED");

      assertThat(BookingFixture.state(answer)).isEqualTo("CONFIRMED");
      assertThatThrownBy(() -> berth.book(home, "2027-05-02", "2027-05-04", "CAPTURED"))
          .isInstanceOfSatisfying(
              Refusal.NotAvailable.class,
              refusal ->
                  assertThat(refusal.alternatives().stream().map(p -> text(home, p.from())))
                      .containsExactly("2027-05-03", "2027-05-04", "2027-05-05"));
      assertThat(berth.payment().captured()).isOne();
      assertThat(berth.events(BookingFixture.id(answer)))
          .containsExactly("BookingPaying", "BookingConfirmed");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_declined_one_shot_booking_frees_its_nights(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);

      Answer declined = berth.book(home, "2027-05-01", "2027-05-03", "DECLINED");

      assertThat(BookingFixture.state(declined)).isEqualTo("DECLINED");
      Answer next = berth.book(home, "2027-05-01", "2027-05-03", "CAPTURED");
      assertThat(BookingFixture.state(next)).isEqualTo("CONFIRMED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_hold_survives_a_declined_card_and_takes_a_second_one(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID guest = UUID.randomUUID();
      UUID held = BookingFixture.id(berth.book(guest, home, "2027-05-01", "2027-05-03", null));

      Answer declined = berth.pay(held, guest, "DECLINED");
      Answer paid = berth.pay(held, guest, "CAPTURED");

      assertThat(BookingFixture.state(declined)).isEqualTo("HELD");
      assertThat(BookingFixture.state(paid)).isEqualTo("CONFIRMED");
      assertThat(berth.booking(held).charges()).hasSize(2);
      assertThat(berth.events(held))
          .containsExactly(
              "BookingHeld",
              "BookingPaying",
              "BookingDeclined",
              "BookingPaying",
              "BookingConfirmed");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_hold_whose_time_ends_while_its_payment_is_asked_is_not_resold(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID guest = UUID.randomUUID();
      UUID held = BookingFixture.id(berth.book(guest, home, "2027-05-01", "2027-05-03", null));
      berth
          .payment()
          .whileAsked(
              booking -> {
                berth.payment().whileAsked(again -> {});
                berth.clock.advance(Duration.ofMinutes(11));
                assertThatThrownBy(() -> berth.book(home, "2027-05-01", "2027-05-02", "CAPTURED"))
                    .isInstanceOf(Refusal.NotAvailable.class);
              });

      Answer paid = berth.pay(held, guest, "CAPTURED");

      assertThat(BookingFixture.state(paid)).isEqualTo("CONFIRMED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_lapsed_hold_is_taken_over_before_any_timer_came(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID guest = UUID.randomUUID();
      UUID held = BookingFixture.id(berth.book(guest, home, "2027-05-01", "2027-05-03", null));
      berth.clock.advance(Duration.ofMinutes(10));

      Answer taken = berth.book(home, "2027-05-02", "2027-05-04", "CAPTURED");

      assertThat(BookingFixture.state(taken)).isEqualTo("CONFIRMED");
      assertThat(berth.booking(held).state()).isEqualTo(BookingState.EXPIRED);
      assertThat(berth.events(held)).containsExactly("BookingHeld", "BookingExpired");
      assertThatThrownBy(() -> berth.pay(held, guest, "CAPTURED")).isInstanceOf(WrongState.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whose_hold_lapsed_waits_before_holding_the_same_time_again(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(3);
      UUID guest = UUID.randomUUID();
      berth.book(guest, home, "2027-05-01", "2027-05-04", null);
      berth.clock.advance(Duration.ofMinutes(12));

      assertThatThrownBy(() -> berth.book(guest, home, "2027-05-03", "2027-05-05", null))
          .isInstanceOfSatisfying(
              Refusal.HoldLapsed.class,
              lapsed -> assertThat(lapsed.pause()).isEqualTo(Duration.ofMinutes(8)));
      berth.tendAll();
      assertThatThrownBy(() -> berth.book(guest, home, "2027-05-01", "2027-05-02", null))
          .isInstanceOf(Refusal.HoldLapsed.class);

      Answer other = berth.book(UUID.randomUUID(), home, "2027-05-01", "2027-05-04", null);
      Answer paid = berth.book(guest, home, "2027-05-01", "2027-05-02", "CAPTURED");
      Answer beside = berth.book(guest, home, "2027-05-04", "2027-05-05", null);
      berth.cancel(BookingFixture.id(beside), guest, 0);
      berth.clock.advance(Duration.ofMinutes(8));
      Answer again = berth.book(guest, home, "2027-05-02", "2027-05-04", null);

      assertThat(BookingFixture.state(other)).isEqualTo("HELD");
      assertThat(BookingFixture.state(paid)).isEqualTo("CONFIRMED");
      assertThat(BookingFixture.state(beside)).isEqualTo("HELD");
      assertThat(BookingFixture.state(again)).isEqualTo("HELD");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_hold_that_its_guest_cancelled_may_be_made_again_at_once(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID guest = UUID.randomUUID();
      Answer first = berth.book(guest, home, "2027-05-01", "2027-05-04", null);
      berth.cancel(BookingFixture.id(first), guest, 0);

      Answer again = berth.book(guest, home, "2027-05-01", "2027-05-04", null);

      assertThat(BookingFixture.state(again)).isEqualTo("HELD");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_payment_in_doubt_is_settled_by_the_reconciler(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID booked = BookingFixture.id(berth.book(home, "2027-05-01", "2027-05-03", "UNKNOWN"));
      assertThat(berth.booking(booked).state()).isEqualTo(BookingState.PAYMENT_UNKNOWN);

      berth.clock.advance(Duration.ofSeconds(5));
      berth.tendAll();

      assertThat(berth.booking(booked).state()).isEqualTo(BookingState.CONFIRMED);
      assertThat(berth.payment().captured()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_payment_in_doubt_that_was_never_made_frees_the_nights(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      berth.payment().doubtIs(PaymentOutcome.Kind.VOIDED);
      UUID booked = BookingFixture.id(berth.book(home, "2027-05-01", "2027-05-03", "UNKNOWN"));

      berth.clock.advance(Duration.ofSeconds(5));
      berth.tendAll();

      assertThat(berth.booking(booked).state()).isEqualTo(BookingState.EXPIRED);
      assertThat(BookingFixture.state(berth.book(home, "2027-05-01", "2027-05-03", "CAPTURED")))
          .isEqualTo("CONFIRMED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_payment_found_after_the_period_began_is_given_back(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID booked = BookingFixture.id(berth.book(home, "2027-05-01", "2027-05-03", "UNKNOWN"));

      berth.clock.advance(Duration.ofDays(200));
      berth.tendAll();

      Booking booking = berth.booking(booked);
      assertThat(booking.state()).isEqualTo(BookingState.CANCELLED);
      assertThat(booking.refund()).isEqualTo(booking.terms().price().total());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void payment_that_was_never_reached_leaves_nothing_claimed(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);

      Answer unavailable = berth.book(home, "2027-05-01", "2027-05-03", "NOT_SENT");

      assertThat(BookingFixture.state(unavailable)).isEqualTo("EXPIRED");
      assertThat(berth.claims()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void cancelling_gives_back_what_was_shown_and_frees_the_nights(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID guest = UUID.randomUUID();
      UUID booked =
          BookingFixture.id(berth.book(guest, home, "2027-05-01", "2027-05-03", "CAPTURED"));

      berth.cancel(booked, guest, 200_000);

      assertThat(berth.booking(booked).state()).isEqualTo(BookingState.CANCELLED);
      assertThat(berth.booking(booked).refund().amount()).isEqualTo(200_000);
      assertThat(berth.claims()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_refund_that_was_shown_too_long_ago_is_refused(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID guest = UUID.randomUUID();
      UUID booked =
          BookingFixture.id(berth.book(guest, home, "2026-11-25", "2026-11-27", "CAPTURED"));
      berth.clock.advance(Duration.ofDays(4));

      assertThatThrownBy(() -> berth.cancel(booked, guest, 200_000))
          .isInstanceOfSatisfying(
              RefundChanged.class,
              changed -> assertThat(changed.refundNow().amount()).isEqualTo(100_000));
      assertThat(berth.booking(booked).state()).isEqualTo(BookingState.CONFIRMED);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_stay_starts_and_completes_by_the_clock(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID booked = BookingFixture.id(berth.book(home, "2026-11-25", "2026-11-27", "CAPTURED"));

      berth.clock.advance(Duration.ofDays(6));
      berth.tendAll();
      assertThat(berth.booking(booked).state()).isEqualTo(BookingState.IN_USE);
      berth.clock.advance(Duration.ofDays(2));
      berth.tendAll();

      assertThat(berth.booking(booked).state()).isEqualTo(BookingState.COMPLETED);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_fourth_open_hold_is_refused(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      UUID guest = UUID.randomUUID();
      for (int i = 0; i < 3; i++) {
        berth.book(guest, berth.listing(1), "2027-05-01", "2027-05-03", null);
      }
      Listing fourth = berth.listing(1);

      assertThatThrownBy(() -> berth.book(guest, fourth, "2027-05-01", "2027-05-03", null))
          .isInstanceOf(Refusal.TooManyHolds.class);
    }
  }

  private static String text(Listing listing, long cell) {
    return listing.calendar().text(cell);
  }
}
