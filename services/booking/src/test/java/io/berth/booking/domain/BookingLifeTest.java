package io.berth.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The life of a booking, as examples and as rules that no order of events can break. */
class BookingLifeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(10));
  private static final UUID USAGE = UUID.randomUUID();
  private static final Money TOTAL = Money.of(200_000, "KRW");

  @Example
  void a_hold_can_be_paid_until_its_last_second_only() {
    Booking booking = Booking.hold(terms(false), LATER).booking();

    assertThatThrownBy(() -> booking.pay(UUID.randomUUID(), LATER, LATER))
        .isInstanceOf(WrongState.class);
    assertThat(booking.pay(UUID.randomUUID(), LATER.minusNanos(1), LATER).type())
        .isEqualTo(BookingEvent.Type.PAYING);
  }

  @Example
  void a_declined_hold_keeps_its_old_deadline() {
    Booking booking = Booking.hold(terms(false), LATER).booking();
    booking.pay(UUID.randomUUID(), NOW, NOW.plusSeconds(8));

    booking.settle(PaymentOutcome.declined("no"), NOW, NOW);

    assertThat(booking.state()).isEqualTo(BookingState.HELD);
    assertThat(booking.deadline()).contains(LATER);
  }

  @Example
  void after_five_declined_cards_no_sixth_is_tried() {
    Booking booking = Booking.hold(terms(false), LATER).booking();
    for (int card = 0; card < Booking.MOST_ATTEMPTS; card++) {
      booking.pay(UUID.randomUUID(), NOW, NOW.plusSeconds(8));
      booking.settle(PaymentOutcome.declined("no"), NOW, NOW);
    }

    assertThatThrownBy(() -> booking.pay(UUID.randomUUID(), NOW, NOW))
        .isInstanceOf(WrongState.class)
        .hasMessageContaining("5 cards");
  }

  @Example
  void a_cancellation_repeats_the_refund_that_was_shown() {
    Booking booking = confirmed();
    Instant afterTheFirstStep = booking.terms().startsAt().minus(Duration.ofHours(23));

    assertThatThrownBy(() -> booking.cancel(Actor.GUEST, TOTAL, null, afterTheFirstStep))
        .isInstanceOfSatisfying(
            RefundChanged.class,
            changed -> assertThat(changed.refundNow()).isEqualTo(Money.of(100_000, "KRW")));
    assertThat(booking.state()).isEqualTo(BookingState.CONFIRMED);

    booking.cancel(Actor.GUEST, Money.of(100_000, "KRW"), null, afterTheFirstStep);

    assertThat(booking.refund()).isEqualTo(Money.of(100_000, "KRW"));
  }

  @Example
  void a_host_who_cancels_gives_everything_back() {
    Booking booking = confirmed();

    booking.cancel(Actor.HOST, TOTAL, "flood", booking.terms().startsAt().minusSeconds(1));

    assertThat(booking.refund()).isEqualTo(TOTAL);
  }

  @Property
  void the_refund_shown_is_the_refund_given_at_every_second(
      @ForAll("secondsAroundTheSteps") long seconds) {
    Booking booking = confirmed();
    Instant now = booking.terms().startsAt().plusSeconds(seconds);
    Money shown = booking.refundAt(Actor.GUEST, now);

    if (booking.canBeCancelledAt(now)) {
      booking.cancel(Actor.GUEST, shown, null, now);
      assertThat(booking.refund()).isEqualTo(shown);
    } else {
      assertThatThrownBy(() -> booking.cancel(Actor.GUEST, shown, null, now))
          .isInstanceOf(WrongState.class);
    }
  }

  @Example
  void a_request_waits_for_a_day_at_most_until_its_start_or_an_hour_before_it_lapses() {
    assertThat(requested(null).deadline()).contains(NOW.plus(Duration.ofHours(24)));
    assertThat(requested(NOW.plus(Duration.ofHours(5))).deadline())
        .contains(NOW.plus(Duration.ofHours(4)));
    Instant lastEvening = terms(true, true).startsAt().minus(Duration.ofHours(3));
    Booking late =
        Booking.paying(terms(true, true), UUID.randomUUID(), lastEvening.plusSeconds(8)).booking();
    late.settle(PaymentOutcome.authorized(null), lastEvening, lastEvening);
    assertThat(late.deadline()).contains(late.terms().startsAt());
  }

  @Example
  void a_request_can_be_answered_by_its_host_until_its_last_second() {
    Booking request = requested(null);
    Instant deadline = request.deadline().orElseThrow();

    assertThatThrownBy(() -> request.approve(deadline, deadline)).isInstanceOf(WrongState.class);
    assertThatThrownBy(() -> request.deny("full", deadline)).isInstanceOf(WrongState.class);
    assertThat(request.actions(Actor.GUEST, NOW)).containsExactly("cancel");
    assertThat(request.actions(Actor.HOST, NOW)).containsExactly("approve", "deny", "cancel");
    assertThat(request.approve(deadline.minusMillis(1), deadline).type())
        .isEqualTo(BookingEvent.Type.APPROVED);
    assertThat(request.state()).isEqualTo(BookingState.PAYING);
  }

  @Example
  void an_answer_to_the_authorization_that_comes_late_does_not_undo_the_approval() {
    Booking request = requested(null);
    request.approve(NOW, NOW.plusSeconds(8));

    assertThat(request.settle(PaymentOutcome.authorized(null), NOW, NOW)).isEmpty();
    assertThat(request.state()).isEqualTo(BookingState.PAYING);
  }

  @Example
  void a_refused_capture_ends_also_a_booking_that_was_held_before() {
    Booking booking = Booking.hold(terms(false, true), LATER).booking();
    booking.pay(UUID.randomUUID(), NOW, NOW.plusSeconds(8));
    booking.settle(PaymentOutcome.authorized(null), NOW, NOW);
    booking.approve(NOW, NOW.plusSeconds(8));

    booking.settle(PaymentOutcome.declined("authorization-lapsed"), NOW, NOW);

    assertThat(booking.state()).isEqualTo(BookingState.DECLINED);
    assertThat(booking.reason()).contains("authorization-lapsed");
  }

  @Property
  void no_order_of_events_leaves_the_closed_set_or_loses_money(
      @ForAll Kind kind,
      @ForAll boolean oneShot,
      @ForAll boolean onRequest,
      @ForAll("steps") List<Step> steps) {
    Booking booking =
        oneShot
            ? Booking.paying(terms(kind, true, onRequest), UUID.randomUUID(), NOW.plusSeconds(8))
                .booking()
            : Booking.hold(terms(kind, false, onRequest), LATER).booking();
    Instant now = NOW;
    for (Step step : steps) {
      BookingState before = booking.state();
      long version = booking.version();
      now = now.plus(step.pause());
      try {
        step.action().on(booking, now);
      } catch (WrongState | RefundChanged refused) {
        assertThat(booking.state()).as("a refusal changes nothing").isEqualTo(before);
        assertThat(booking.version()).isEqualTo(version);
      }
      if (booking.state() != before) {
        assertThat(before.canBecome(booking.state())).isTrue();
        assertThat(booking.version()).isEqualTo(version + 1);
      }
      assertThat(booking.deadline().isPresent())
          .isEqualTo(!booking.state().isFinal() || booking.lateFeeIsAsked());
      assertThat(booking.asksPayment())
          .as("money is only asked for while PAYING, in doubt, or for a late fee")
          .isEqualTo(booking.openCharge().isPresent() && booking.state() != BookingState.REQUESTED);
      if (booking.state().isFinal() && !booking.lateFeeIsAsked()) {
        assertThat(booking.openCharge()).as("nothing stays reserved").isEmpty();
      }
      assertThat(booking.owned().isPresent())
          .as("time is owned until the end, and a buffer after it")
          .isEqualTo(
              !booking.state().isFinal() || booking.owned().isPresent() && isCompleted(booking));
      assertThat(booking.refund().amount()).isBetween(0L, booking.paid().amount());
      boolean keepsMoney = booking.paid().amount() > booking.refund().amount();
      if (keepsMoney && booking.state().isFinal()) {
        assertThat(booking.state())
            .isIn(BookingState.CANCELLED, BookingState.COMPLETED, BookingState.NO_SHOW);
      }
    }
  }

  @Provide
  Arbitrary<Long> secondsAroundTheSteps() {
    return Arbitraries.longs()
        .between(-5, 5)
        .flatMap(near -> Arbitraries.of(-86_400L, 0L, -86_400L * 3, -1L).map(step -> step + near));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Duration> waits =
        Arbitraries.of(
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofHours(9),
            Duration.ofDays(51),
            Duration.ofDays(99));
    Arbitrary<Action> actions =
        Arbitraries.oneOf(
            Arbitraries.of(PaymentOutcome.Kind.values())
                .map(
                    kind ->
                        (Action)
                            (booking, now) ->
                                booking.settle(PaymentOutcome.of(kind), now, now.plusSeconds(3))),
            Arbitraries.of(
                (Action) (booking, now) -> booking.pay(UUID.randomUUID(), now, now.plusSeconds(8)),
                (booking, now) -> booking.expire(now),
                (booking, now) -> booking.approve(now, now.plusSeconds(8)),
                (booking, now) -> booking.deny(null, now),
                (booking, now) ->
                    booking.cancel(Actor.GUEST, booking.refundAt(Actor.GUEST, now), null, now),
                (booking, now) ->
                    booking.cancel(Actor.HOST, booking.refundAt(Actor.HOST, now), null, now),
                (booking, now) -> booking.startByClock(now),
                (booking, now) -> booking.completeByClock(now),
                (booking, now) -> booking.start(Actor.GUEST, USAGE, now),
                (booking, now) -> booking.end(Actor.GUEST, USAGE, now, now, UUID.randomUUID()),
                (booking, now) ->
                    booking.end(
                        Actor.HOST, USAGE, now.minus(Duration.ofHours(5)), now, UUID.randomUUID()),
                (booking, now) -> booking.becomeOverdue(now),
                (booking, now) ->
                    booking
                        .neededAt(now)
                        .ifPresent(more -> booking.stayOut(more, booking.needsMoreAt(now))),
                (booking, now) -> booking.markNoShow(Actor.HOST, now),
                (booking, now) -> booking.markNoShow(Actor.SYSTEM, now),
                (booking, now) -> booking.moveTo(UUID.randomUUID(), "102"),
                (booking, now) -> booking.unitStillOut(),
                (booking, now) -> booking.cancelUnserved(now)));
    return net.jqwik.api.Combinators.combine(waits, actions).as(Step::new).list().ofMaxSize(12);
  }

  /** Something that may happen to a booking. */
  interface Action {
    void on(Booking booking, Instant now);
  }

  /** An action some time after the one before. */
  record Step(Duration pause, Action action) {}

  private static boolean isCompleted(Booking booking) {
    return booking.state() == BookingState.COMPLETED
        && booking.owned().orElseThrow().length() <= booking.terms().buffer();
  }

  private static Booking requested(Instant authorizedUntil) {
    Booking booking =
        Booking.paying(terms(true, true), UUID.randomUUID(), NOW.plusSeconds(8)).booking();
    booking.settle(PaymentOutcome.authorized(authorizedUntil), NOW, NOW);
    return booking;
  }

  private static Booking confirmed() {
    Booking booking = Booking.paying(terms(true), UUID.randomUUID(), NOW.plusSeconds(8)).booking();
    booking.settle(PaymentOutcome.of(PaymentOutcome.Kind.CAPTURED), NOW, NOW);
    return booking;
  }

  private static BookingTerms terms(boolean oneShot) {
    return terms(Kind.STAY, oneShot, false);
  }

  private static BookingTerms terms(boolean oneShot, boolean onRequest) {
    return terms(Kind.STAY, oneShot, onRequest);
  }

  private static BookingTerms terms(Kind kind, boolean oneShot, boolean onRequest) {
    ListingCalendar calendar =
        new ListingCalendar(
            Slot.NIGHT, ZoneId.of("Asia/Seoul"), LocalTime.of(15, 0), LocalTime.of(11, 0));
    Period period = calendar.period("2027-01-10", "2027-01-12", Period.LONGEST);
    return new BookingTerms(
        UUID.randomUUID(),
        null,
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        kind,
        calendar,
        UUID.randomUUID(),
        "101",
        period,
        1,
        15,
        7_000,
        1,
        new Price(List.of(), TOTAL),
        CancellationPolicy.FLEXIBLE.timeline(calendar.startsAt(period), TOTAL),
        onRequest,
        oneShot,
        NOW);
  }
}
