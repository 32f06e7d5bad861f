package io.berth.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.payment.domain.ProviderCharge.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTest {
  private static final long PRICE = 242_000;
  private static final Instant NOW = Instant.parse("2027-04-01T00:00:00Z");
  private static final Instant CALL_UNTIL = NOW.plusSeconds(12);
  private static final Instant LATER = NOW.plusSeconds(60);

  @Test
  void an_intent_is_no_money() {
    Payment payment = intended(true);

    assertThat(payment.authorized()).isZero();
    assertThat(payment.captured()).isZero();
    assertThat(payment.takeBooked()).isEmpty();
    assertThat(payment.errand()).contains(Errand.RESOLVE);
  }

  @Test
  void an_authorized_payment_is_captured_after_its_intent_only() {
    Payment payment = intended(false);
    payment.learn(seen(Status.AUTHORIZED, 0), NOW);

    payment.learn(seen(Status.CAPTURED, PRICE), NOW);
    assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
    assertThat(payment.intendCapture(LATER, LATER.plusSeconds(12))).isTrue();
    payment.learn(seen(Status.CAPTURED, PRICE), LATER);

    assertThat(payment.state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(payment.authorized()).isEqualTo(PRICE);
  }

  @Test
  void what_was_seen_twice_counts_once() {
    Payment payment = intended(true);

    assertThat(payment.learn(seen(Status.CAPTURED, PRICE), NOW)).isPresent();
    assertThat(payment.learn(seen(Status.CAPTURED, PRICE), NOW)).isEmpty();

    assertThat(payment.sequence()).isEqualTo(1);
    assertThat(payment.takeBooked()).hasSize(1);
  }

  @Test
  void a_doubt_is_not_decided_while_the_call_may_be_under_way() {
    Payment payment = intended(true);

    assertThat(payment.voidInDoubt(CALL_UNTIL.minusMillis(1))).isEmpty();
    assertThat(payment.voidInDoubt(CALL_UNTIL)).isPresent();
  }

  @Test
  void a_failed_call_lets_the_doubt_be_decided_at_once() {
    Payment payment = intended(true);

    assertThat(payment.callFailed(NOW.plusSeconds(1))).isTrue();

    assertThat(payment.isCallUnderWay(NOW.plusSeconds(1))).isFalse();
  }

  @Test
  void a_voided_payment_stays_voided_and_gives_back_what_was_taken_late() {
    Payment payment = intended(true);
    payment.voidInDoubt(LATER);

    payment.learn(seen(Status.CAPTURED, PRICE), LATER);

    assertThat(payment.state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.captured()).isEqualTo(PRICE);
    assertThat(payment.refundPending()).isEqualTo(PRICE);
    assertThat(payment.errand()).contains(Errand.REFUND);
    payment.refundPaid(1, LATER);
    assertThat(payment.refunded()).isEqualTo(PRICE);
    assertThat(payment.state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.errand()).isEmpty();
  }

  @Test
  void a_voided_payment_is_not_done_while_the_provider_still_reserves() {
    Payment payment = intended(true);
    payment.voidInDoubt(LATER);

    payment.learn(seen(Status.AUTHORIZED, 0), LATER);
    assertThat(payment.errand()).contains(Errand.VOID);
    payment.learn(seen(Status.VOIDED, 0), LATER);
    assertThat(payment.errand()).isEmpty();
  }

  @Test
  void never_more_is_given_back_than_was_taken() {
    Payment payment = captured();

    payment.heed(wish(1, 100_000), LATER);
    payment.heed(wish(2, 100_000), LATER);
    payment.heed(wish(3, 10 * PRICE), LATER);

    assertThat(payment.refundPending()).isEqualTo(PRICE);
    assertThat(payment.refunds()).extracting(Refund::amount).containsExactly(100_000L, 142_000L);
    assertThat(payment.refunds().get(1).key()).isEqualTo(payment.id() + ":refund:2");
  }

  @Test
  void a_refund_of_a_part_leaves_it_captured_and_of_all_refunded() {
    Payment payment = captured();

    payment.heed(wish(1, 100_000), LATER);
    assertThat(payment.state()).isEqualTo(PaymentState.REFUND_PENDING);
    payment.refundPaid(1, LATER);
    assertThat(payment.state()).isEqualTo(PaymentState.CAPTURED);
    payment.heed(wish(2, PRICE), LATER);
    payment.refundPaid(2, LATER);

    assertThat(payment.state()).isEqualTo(PaymentState.REFUNDED);
    assertThat(payment.refundPaid(2, LATER)).isEmpty();
    assertThat(payment.refunded()).isEqualTo(PRICE);
  }

  @Test
  void the_end_of_a_booking_lets_a_reservation_go_but_keeps_what_was_taken() {
    Payment reserved = intended(false);
    reserved.learn(seen(Status.AUTHORIZED, 0), NOW);
    Payment captured = captured();
    ChargeWish end = new ChargeWish(reserved.id(), UUID.randomUUID(), 9, true, false, 0);

    assertThat(reserved.heed(end, LATER)).isPresent();
    assertThat(captured.heed(end, LATER)).isEmpty();

    assertThat(reserved.state()).isEqualTo(PaymentState.VOIDED);
    assertThat(reserved.authorized()).isZero();
    assertThat(captured.state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void what_booking_counts_as_never_made_is_given_back_in_full() {
    Payment payment = captured();

    payment.heed(new ChargeWish(payment.id(), UUID.randomUUID(), 9, false, true, 0), LATER);

    assertThat(payment.refundPending()).isEqualTo(PRICE);
  }

  @Test
  void a_payment_voided_unheard_tells_nobody_until_it_is_known_what_it_was_for() {
    ChargeOrder order = order(true);
    Payment payment = Payment.neverToBeCharged(order.chargeId(), NOW);

    assertThat(payment.sequence()).isZero();
    assertThat(payment.isNowKnownToBeFor(order, LATER)).isPresent();
    assertThat(payment.isNowKnownToBeFor(order, LATER)).isEmpty();
    assertThat(payment.sequence()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void a_payment_in_doubt_can_become_voided_and_one_that_ended_can_become_nothing(
      PaymentState state) {
    if (state.isInDoubt()) {
      assertThat(state.canBecome(PaymentState.VOIDED)).isTrue();
    }
    if (state.isRefused() || state == PaymentState.REFUNDED) {
      assertThat(PaymentState.values()).noneMatch(state::canBecome);
    }
    assertThat(state.canBecome(PaymentState.INTENT)).isFalse();
  }

  @Test
  void a_line_of_the_ledger_that_does_not_balance_is_not_written() {
    assertThatThrownBy(
            () ->
                new LedgerTransaction(
                    LedgerTransaction.Kind.CAPTURED,
                    0,
                    1,
                    NOW,
                    java.util.Map.of(Account.PROVIDER_CLEARING, 1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void money_is_not_negative_and_names_its_currency() {
    assertThatThrownBy(() -> new Money(-1, "KRW")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "won")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, null)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Payment captured() {
    Payment payment = intended(true);
    payment.learn(seen(Status.CAPTURED, PRICE), NOW.plus(Duration.ofSeconds(1)));
    return payment;
  }

  private static ChargeWish wish(long sequence, long refund) {
    return new ChargeWish(UUID.randomUUID(), UUID.randomUUID(), sequence, true, false, refund);
  }

  private static ProviderCharge seen(Status status, long captured) {
    return new ProviderCharge("key", status, "reference", null, captured, 0, null);
  }

  private static Payment intended(boolean capture) {
    return Payment.intended(order(capture), NOW, CALL_UNTIL);
  }

  private static ChargeOrder order(boolean capture) {
    return new ChargeOrder(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        Purpose.BOOKING,
        new Money(PRICE, "KRW"),
        capture);
  }
}
