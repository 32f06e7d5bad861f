package io.berth.payment.application;

import static io.berth.payment.application.PaymentFixture.PRICE;
import static io.berth.payment.application.PaymentFixture.anAuthorization;
import static io.berth.payment.application.PaymentFixture.anInstantCharge;
import static io.berth.payment.application.PaymentFixture.bookingEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.TestDatabase;
import io.berth.payment.domain.ChargeOrder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault is planted and seen. */
class InvariantsTest {
  private PaymentFixture payment;
  private ChargeOrder order;

  @BeforeEach
  void start() {
    payment = new PaymentFixture(TestDatabase.DERBY);
    order = anInstantCharge();
    payment.charge(order, "tok_ok");
    assertThat(payment.broken()).isEmpty();
  }

  @AfterEach
  void stop() {
    payment.close();
  }

  @Test
  void a_line_that_does_not_balance_is_seen() {
    payment.sql("update ledger_entry set amount = amount - 1 where account = 'BOOKING_PAYABLE'");

    assertThat(payment.broken()).containsExactly("ledger-balanced");
  }

  @Test
  void a_row_that_is_not_the_fold_of_its_ledger_is_seen() {
    payment.sql("update payment set captured = captured - 1");

    assertThat(payment.broken())
        .containsExactlyInAnyOrder("row-is-fold-of-ledger", "row-agrees-with-provider");
  }

  @Test
  void money_that_only_the_provider_knows_of_is_seen() {
    payment.sql(
        "insert into sandbox_charge values ('stray', 'r', 5, 'KRW', 'CAPTURED', '', 5, 0, 0, 0)");

    assertThat(payment.broken()).containsExactly("row-agrees-with-provider");
  }

  @Test
  void a_capture_that_the_provider_has_never_made_is_seen() {
    payment.sql("delete from sandbox_charge");

    assertThat(payment.broken()).containsExactly("row-agrees-with-provider");
  }

  @Test
  void a_refund_that_the_provider_has_never_made_is_seen() {
    payment.hear(bookingEvent(order, 2, "CANCELLED", "CAPTURED", PRICE));
    payment.settleAll();
    payment.sql("update sandbox_charge set refunded = 0");

    assertThat(payment.broken()).containsExactly("row-agrees-with-provider");
  }

  @Test
  void a_reservation_that_the_provider_has_let_go_is_seen() {
    payment.charge(anAuthorization(), "tok_ok");
    payment.sql("update sandbox_charge set status = 'VOIDED' where status = 'AUTHORIZED'");

    assertThat(payment.broken()).containsExactly("row-agrees-with-provider");
  }

  @Test
  void a_charge_captured_twice_is_seen() {
    payment.sql(
        "insert into sandbox_operation values ('again', '"
            + order.chargeId()
            + "', 'CAPTURE', 242000, 0)");

    assertThat(payment.broken()).containsExactly("captured-at-most-once");
  }

  @Test
  void a_doubt_older_than_a_minute_is_seen() {
    payment.charge(anInstantCharge(), "tok_lost");
    assertThat(payment.broken()).isEmpty();

    payment.clock.advance(Duration.ofSeconds(61));

    assertThat(payment.broken()).containsExactly("nothing-unsettled-for-60-seconds");
  }

  @Test
  void a_refund_pending_for_more_than_a_minute_is_seen() {
    payment.hear(bookingEvent(order, 2, "CANCELLED", "CAPTURED", PRICE));
    assertThat(payment.broken()).isEmpty();

    payment.clock.advance(Duration.ofSeconds(61));

    assertThat(payment.broken()).containsExactly("nothing-unsettled-for-60-seconds");
  }

  @Test
  void a_void_not_made_true_for_more_than_a_minute_is_seen() {
    ChargeOrder reserved = anAuthorization();
    payment.charge(reserved, "tok_ok");
    payment.hear(bookingEvent(reserved, 2, "DENIED", "AUTHORIZED", 0));

    payment.clock.advance(Duration.ofSeconds(61));

    assertThat(payment.broken()).containsExactly("nothing-unsettled-for-60-seconds");
  }

  @Test
  void a_wish_of_booking_that_was_not_heeded_is_seen() {
    payment.hear(bookingEvent(order, 2, "CONFIRMED", "CAPTURED", 0));
    payment.sql("update charge_wish set refund = 1, heeded = 0");

    payment.clock.advance(Duration.ofSeconds(61));

    assertThat(payment.broken()).containsExactly("booking-heeded-within-60-seconds");
  }

  @Test
  void what_the_provider_does_not_answer_is_unknown() {
    payment.provider.isAway(true);

    assertThat(payment.unknown())
        .containsExactlyInAnyOrder(
            "row-agrees-with-provider",
            "captured-at-most-once",
            "nothing-unsettled-for-60-seconds");
  }
}
