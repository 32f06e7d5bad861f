package io.berth.payment.application;

import static io.berth.payment.application.PaymentFixture.PRICE;
import static io.berth.payment.application.PaymentFixture.anAuthorization;
import static io.berth.payment.application.PaymentFixture.anInstantCharge;
import static io.berth.payment.application.PaymentFixture.bookingEvent;
import static io.berth.payment.application.PaymentFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.TestDatabase;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.PaymentState;
import io.berth.payment.domain.Purpose;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What payment makes of booking's events, and what it tells itself. */
class BookingEventsTest {
  private static PaymentFixture payment;

  @BeforeAll
  static void start() {
    payment = new PaymentFixture(TestDatabase.DERBY);
  }

  @AfterAll
  static void stop() {
    payment.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BookingHeld",
        "BookingPaying",
        "BookingRequested",
        "BookingConfirmed",
        "BookingApproved",
        "BookingDenied",
        "BookingDeclined",
        "BookingPaymentUnknown",
        "BookingExpired",
        "BookingCancelled",
        "BookingChanged",
        "BookingStarted",
        "BookingCompleted",
        "BookingMarkedNoShow",
        "BookingOverdue",
        "BlockPlaced",
        "BlockRemoved"
      })
  void the_example_of_each_event_can_be_read(String type) {
    String data = Contracts.example("booking", type);

    assertThat(payment.hear(event(type, UUID.randomUUID().toString(), 1, data))).isTrue();
  }

  @Test
  void the_example_of_a_cancellation_refunds_what_it_says() {
    ChargeOrder order =
        new ChargeOrder(
            UUID.fromString("c0ffee00-1111-4222-8333-444455556666"),
            UUID.fromString("1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6"),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            Purpose.BOOKING,
            new Money(PRICE, "KRW"),
            true);
    try (PaymentFixture fresh = new PaymentFixture(TestDatabase.DERBY)) {
      fresh.charge(order, "tok_ok");
      fresh.hear(
          event(
              "BookingCancelled",
              order.bookingId().toString(),
              4,
              Contracts.example("booking", "BookingCancelled")));
      fresh.settleAll();

      assertThat(fresh.payment(order).refunded()).isEqualTo(PRICE);
    }
  }

  @Test
  void the_same_event_counts_once() {
    ChargeOrder order = anInstantCharge();
    payment.charge(order, "tok_ok");
    Event cancelled = bookingEvent(order, 2, "CANCELLED", "CAPTURED", 1000);

    assertThat(payment.hear(cancelled)).isTrue();
    assertThat(payment.hear(cancelled)).isFalse();
    payment.settleAll();

    assertThat(payment.payment(order).refunded()).isEqualTo(1000);
  }

  @Test
  void the_same_wish_told_twice_counts_once() {
    ChargeOrder order = anInstantCharge();
    payment.charge(order, "tok_ok");

    payment.hear(bookingEvent(order, 2, "CANCELLED", "CAPTURED", 1000));
    payment.settleAll();
    payment.hear(bookingEvent(order, 3, "CANCELLED", "CAPTURED", 1000));
    payment.settleAll();

    assertThat(payment.payment(order).refunded()).isEqualTo(1000);
  }

  @Test
  void an_older_word_does_not_lower_a_newer_one() {
    ChargeOrder order = anInstantCharge();

    payment.hear(bookingEvent(order, 5, "CANCELLED", "CAPTURED", PRICE));
    payment.hear(bookingEvent(order, 4, "CONFIRMED", "CAPTURED", 0));
    payment.charge(order, "tok_ok");
    payment.settleAll();

    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.REFUNDED);
  }

  @Test
  void a_cancellation_heard_before_the_capture_is_settled_takes_effect_after_it() {
    ChargeOrder order = anInstantCharge();
    payment.charge(order, "tok_lost");

    payment.hear(bookingEvent(order, 2, "CANCELLED", "PENDING", PRICE));
    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.INTENT);
    payment.settleAll();

    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.REFUNDED);
    assertThat(payment.atProvider(order).refunded()).isEqualTo(PRICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELLED", "DENIED", "EXPIRED", "DECLINED", "NO_SHOW", "COMPLETED"})
  void the_end_of_a_booking_lets_its_reservation_go(String state) {
    ChargeOrder order = anAuthorization();
    payment.charge(order, "tok_ok");

    payment.hear(bookingEvent(order, 2, state, "AUTHORIZED", 0));
    payment.settleAll();

    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.payment(order).errand()).isEmpty();
    assertThat(payment.capture(order).state()).isEqualTo(PaymentState.VOIDED);
  }

  @Test
  void the_end_of_a_booking_heard_before_its_charge_lets_the_reservation_go_too() {
    ChargeOrder order = anAuthorization();

    payment.hear(bookingEvent(order, 2, "EXPIRED", "AUTHORIZED", 0));
    payment.charge(order, "tok_ok");

    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.VOIDED);
  }

  @Test
  void a_late_fee_may_be_charged_after_the_end_of_its_booking() {
    ChargeOrder order = anInstantCharge();

    payment.hear(bookingEvent(order, 9, "COMPLETED", "PENDING", 0));
    payment.charge(order, "tok_ok");
    payment.settleAll();

    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void a_charge_that_booking_has_given_up_is_never_made() {
    ChargeOrder order = anInstantCharge();

    payment.hear(bookingEvent(order, 2, "EXPIRED", "VOIDED", 0));

    assertThat(payment.charge(order, "tok_ok").state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.provider.calls("authorize", order.chargeId())).isZero();
  }

  @Test
  void a_wish_that_neither_transaction_could_see_is_heeded_by_the_worker() {
    ChargeOrder order = anAuthorization();
    payment.charge(order, "tok_ok");
    payment.hear(bookingEvent(order, 2, "CONFIRMED", "AUTHORIZED", 0));
    payment.sql(
        "update charge_wish set closed = 1, heeded = 0 where charge_id = '"
            + order.chargeId()
            + "'");

    payment.settleAll();

    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.VOIDED);
  }

  @Test
  void a_refund_that_the_provider_does_not_take_is_tried_until_it_does() {
    ChargeOrder order = anInstantCharge();
    payment.charge(order, "tok_ok");
    payment.provider.isAway(true);
    payment.hear(bookingEvent(order, 2, "CANCELLED", "CAPTURED", PRICE));
    payment.settleOnce();
    assertThat(payment.payment(order).refundPending()).isEqualTo(PRICE);
    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.REFUND_PENDING);

    payment.provider.isAway(false);
    payment.settleAll();

    assertThat(payment.payment(order).refunded()).isEqualTo(PRICE);
  }

  @Test
  void what_can_not_be_read_is_malformed() {
    String booking = UUID.randomUUID().toString();
    for (String data :
        new String[] {
          "{", "{\"bookingId\":1,\"charges\":[{}]}", "{\"charges\":[{\"refund\":1}]}",
        }) {
      assertThatThrownBy(() -> payment.hear(event("BookingCancelled", booking, 1, data)))
          .isInstanceOf(MalformedEvent.class);
    }
  }

  @Test
  void every_event_that_payment_tells_matches_its_schema() {
    ChargeOrder refunded = anAuthorization();
    payment.charge(refunded, "tok_ok");
    payment.capture(refunded);
    payment.hear(bookingEvent(refunded, 2, "CANCELLED", "CAPTURED", PRICE));
    ChargeOrder declined = anInstantCharge();
    payment.charge(declined, "tok_declined");
    ChargeOrder voided = anInstantCharge();
    payment.charge(voided, "tok_error");
    payment.settleAll();

    for (ChargeOrder order : new ChargeOrder[] {refunded, declined, voided}) {
      assertThat(payment.told(order))
          .isNotEmpty()
          .allSatisfy(
              told -> {
                assertThat(Contracts.violations("payment", told.type(), told.data())).isEmpty();
                assertThat(told.key()).isEqualTo(order.bookingId().toString());
                assertThat(told.aggregateId()).isEqualTo(order.chargeId().toString());
              });
    }
  }
}
