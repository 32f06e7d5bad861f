package io.berth.payment.application;

import static io.berth.payment.application.PaymentFixture.PRICE;
import static io.berth.payment.application.PaymentFixture.anAuthorization;
import static io.berth.payment.application.PaymentFixture.anInstantCharge;
import static io.berth.payment.application.PaymentFixture.bookingEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestDatabase;
import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentState;
import io.berth.payment.domain.ProviderCharge;
import io.berth.payment.domain.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A payment's whole life. Read this first. */
class PaymentLifeTest {
  private static PaymentFixture payment;

  @BeforeAll
  static void start() {
    payment = new PaymentFixture(TestDatabase.DERBY);
  }

  @AfterAll
  static void stop() {
    payment.close();
  }

  @Test
  void an_approved_booking_is_authorized_captured_and_refunded_in_part() {
    ChargeOrder order = anAuthorization();

    Payment authorized = payment.charge(order, "tok_ok");
    assertThat(authorized.state()).isEqualTo(PaymentState.AUTHORIZED);
    assertThat(authorized.authorizedUntil())
        .isEqualTo(payment.payment(order).authorizedUntil())
        .isPresent();
    assertThat(payment.capture(order).state()).isEqualTo(PaymentState.CAPTURED);
    payment.hear(bookingEvent(order, 5, "CANCELLED", "CAPTURED", 100_000));
    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.REFUND_PENDING);
    payment.settleAll();

    Payment settled = payment.payment(order);
    assertThat(settled.state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(settled.refunded()).isEqualTo(100_000);
    assertThat(payment.atProvider(order).refunded()).isEqualTo(100_000);
    assertThat(payment.lines(order))
        .extracting(Payments.Line::type)
        .containsExactly("AUTHORIZED", "CAPTURED", "REFUNDED");
    assertThat(payment.told(order))
        .extracting(Event::type)
        .containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
    assertThat(payment.told(order)).extracting(Event::sequence).containsExactly(1L, 2L, 3L);
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void an_instant_booking_is_captured_at_once_and_refunded_in_full() {
    ChargeOrder order = anInstantCharge();

    assertThat(payment.charge(order, "tok_ok").state()).isEqualTo(PaymentState.CAPTURED);
    payment.hear(bookingEvent(order, 2, "CANCELLED", "CAPTURED", PRICE));
    payment.settleAll();

    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.REFUNDED);
    assertThat(payment.atProvider(order).refunded()).isEqualTo(PRICE);
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void a_declined_card_says_why_and_takes_nothing() {
    ChargeOrder order = anInstantCharge();

    Payment declined = payment.charge(order, "tok_declined");
    Payment poor = payment.charge(anInstantCharge(), "tok_insufficient");
    Payment strange = payment.charge(anInstantCharge(), "tok_whatever");

    assertThat(declined.state()).isEqualTo(PaymentState.DECLINED);
    assertThat(declined.reason()).contains("card-declined");
    assertThat(poor.reason()).contains("insufficient-funds");
    assertThat(strange.reason()).contains("unknown-token");
    assertThat(payment.told(order)).extracting(Event::type).containsExactly("PaymentDeclined");
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void a_late_fee_is_taken_from_the_card_that_paid_for_the_booking() {
    ChargeOrder order = anInstantCharge();
    payment.charge(order, "tok_ok");
    ChargeOrder fee = lateFeeOf(order);

    Payment taken = payment.charge(fee, null);
    Payment again = payment.charge(fee, null);

    assertThat(taken.state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(again.captured()).isEqualTo(PRICE);
    assertThat(payment.provider.calls("charge-again", fee.chargeId())).isOne();
    assertThat(payment.told(fee)).extracting(Event::type).containsExactly("PaymentCaptured");
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void a_card_that_is_not_known_or_good_for_once_only_pays_no_late_fee() {
    ChargeOrder order = anInstantCharge();
    payment.charge(order, "tok_once");
    ChargeOrder fee = lateFeeOf(order);

    assertThat(payment.charge(fee, null).reason()).contains("card-expired");
    assertThat(payment.charge(lateFeeOf(anInstantCharge()), null).reason())
        .contains("no-known-card");
    assertThat(payment.charge(lateFeeOf(order), "tok_ok").state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(payment.charge(anInstantCharge(), "sandbox-" + order.chargeId()).reason())
        .as("a reference is no token")
        .contains("unknown-token");
    assertThat(payment.broken()).isEmpty();
  }

  private static ChargeOrder lateFeeOf(ChargeOrder order) {
    return new ChargeOrder(
        UUID.randomUUID(),
        order.bookingId(),
        order.listingId(),
        order.guestId(),
        order.hostId(),
        Purpose.LATE_FEE,
        order.money(),
        true);
  }

  @Test
  void the_same_charge_again_is_answered_from_the_record() {
    ChargeOrder order = anInstantCharge();

    payment.charge(order, "tok_ok");
    Payment again = payment.charge(order, "tok_declined");

    assertThat(again.state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(payment.provider.calls("authorize", order.chargeId())).isEqualTo(1);
  }

  @Test
  void another_charge_under_the_same_id_is_refused() {
    ChargeOrder order = anInstantCharge();
    ChargeOrder dearer =
        new ChargeOrder(
            order.chargeId(),
            order.bookingId(),
            order.listingId(),
            order.guestId(),
            order.hostId(),
            order.purpose(),
            new Money(PRICE + 1, "KRW"),
            true);

    payment.charge(order, "tok_ok");

    assertThatThrownBy(() -> payment.charge(dearer, "tok_ok")).isInstanceOf(ChargeReused.class);
  }

  @Test
  void a_lost_answer_is_a_doubt_that_ends_as_captured() {
    ChargeOrder order = anInstantCharge();

    assertThat(payment.charge(order, "tok_lost").state()).isEqualTo(PaymentState.INTENT);
    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void a_failure_before_charging_is_a_doubt_that_ends_as_voided() {
    ChargeOrder order = anInstantCharge();

    assertThat(payment.charge(order, "tok_error").state()).isEqualTo(PaymentState.INTENT);
    payment.settleAll();

    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.atProvider(order).status()).isEqualTo(ProviderCharge.Status.VOIDED);
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void a_slow_answer_is_waited_for() {
    ChargeOrder order = anInstantCharge();

    assertThat(payment.charge(order, "tok_slow").state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void a_refused_capture_is_declined_and_its_reservation_let_go() {
    ChargeOrder order = anAuthorization();

    assertThat(payment.charge(order, "tok_lapsed").state()).isEqualTo(PaymentState.AUTHORIZED);
    Payment refused = payment.capture(order);
    payment.settleAll();

    assertThat(refused.state()).isEqualTo(PaymentState.DECLINED);
    assertThat(refused.reason()).contains("authorization-lapsed");
    assertThat(payment.payment(order).authorized()).isZero();
    assertThat(payment.told(order))
        .extracting(Event::type)
        .containsExactly("PaymentAuthorized", "PaymentDeclined");
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void a_capture_asked_twice_is_taken_once() {
    ChargeOrder order = anAuthorization();

    payment.charge(order, "tok_ok");
    payment.capture(order);
    assertThat(payment.capture(order).state()).isEqualTo(PaymentState.CAPTURED);

    assertThat(payment.provider.calls("capture", order.chargeId())).isEqualTo(1);
    assertThat(payment.atProvider(order).captured()).isEqualTo(PRICE);
  }

  @Test
  void an_unknown_charge_can_not_be_captured() {
    assertThatThrownBy(() -> payment.capture(anAuthorization())).isInstanceOf(ChargeUnknown.class);
  }

  @Test
  void resolving_an_unknown_charge_refuses_it_for_ever() {
    ChargeOrder order = anInstantCharge();

    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.VOIDED);
    Payment late = payment.charge(order, "tok_ok");
    payment.settleAll();

    assertThat(late.state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.provider.calls("authorize", order.chargeId())).isZero();
    assertThat(payment.told(order)).extracting(Event::type).containsExactly("PaymentVoided");
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void nothing_is_decided_while_a_call_may_be_under_way() {
    ChargeOrder order = anInstantCharge();
    payment.crash.crashAt(CrashMoment.AFTER_INTENT);
    assertThatThrownBy(() -> payment.charge(order, "tok_ok"))
        .isInstanceOf(ScriptedCrash.Died.class);

    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.INTENT);
    payment.clock.advance(Duration.ofSeconds(11));
    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.INTENT);
    payment.clock.advance(Duration.ofSeconds(2));
    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.VOIDED);
  }

  @Test
  void nothing_is_decided_while_the_provider_can_not_be_asked() {
    ChargeOrder order = anInstantCharge();
    payment.charge(order, "tok_lost");
    payment.provider.isAway(true);

    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.INTENT);
    payment.provider.isAway(false);
    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void the_card_is_stored_nowhere() {
    payment.charge(anInstantCharge(), "tok_never_to_be_seen_again");

    for (String table : List.of("payment", "outbox_event", "sandbox_charge", "charge_wish")) {
      assertThat(payment.rows("select * from " + table).toString())
          .doesNotContain("never_to_be_seen_again");
    }
  }
}
