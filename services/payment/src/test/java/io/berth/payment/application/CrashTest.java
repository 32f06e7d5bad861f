package io.berth.payment.application;

import static io.berth.payment.application.PaymentFixture.PRICE;
import static io.berth.payment.application.PaymentFixture.aCharge;
import static io.berth.payment.application.PaymentFixture.anAuthorization;
import static io.berth.payment.application.PaymentFixture.anInstantCharge;
import static io.berth.payment.application.PaymentFixture.bookingEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestDatabase;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a crash at each moment leaves behind, and how it ends after the restart. */
class CrashTest {
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
  @CsvSource({
    "AFTER_INTENT, true, VOIDED, 0",
    "AFTER_PROVIDER, true, CAPTURED, 242000",
    "AFTER_OUTCOME, true, CAPTURED, 242000",
    "AFTER_INTENT, false, VOIDED, 0",
    "AFTER_PROVIDER, false, AUTHORIZED, 0",
    "AFTER_OUTCOME, false, AUTHORIZED, 0"
  })
  void a_charge_that_crashed_ends_as_the_provider_has_it(
      CrashMoment moment, boolean capture, PaymentState end, long captured) {
    ChargeOrder order = aCharge(capture);
    payment.crash.crashAt(moment);
    Throwable death = catchThrowable(() -> payment.charge(order, "tok_ok"));

    payment.settleAll();

    assertThat(death).isInstanceOf(ScriptedCrash.Died.class);
    assertThat(payment.payment(order).state()).isEqualTo(end);
    assertThat(payment.charge(order, "tok_ok").state()).isEqualTo(end);
    assertThat(payment.atProvider(order).captured()).isEqualTo(captured);
    assertThat(payment.broken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"AFTER_INTENT, VOIDED", "AFTER_PROVIDER, CAPTURED", "AFTER_OUTCOME, CAPTURED"})
  void a_capture_that_crashed_ends_as_the_provider_has_it(CrashMoment moment, PaymentState end) {
    ChargeOrder order = anAuthorization();
    payment.charge(order, "tok_ok");
    payment.crash.crashAt(moment);
    Throwable death = catchThrowable(() -> payment.capture(order));

    payment.settleAll();

    assertThat(death).isInstanceOf(ScriptedCrash.Died.class);
    assertThat(payment.payment(order).state()).isEqualTo(end);
    assertThat(payment.broken()).isEmpty();
  }

  @Test
  void a_refund_that_crashed_is_given_back_once() {
    ChargeOrder order = anInstantCharge();
    payment.charge(order, "tok_ok");
    payment.hear(bookingEvent(order, 2, "CANCELLED", "CAPTURED", PRICE));
    payment.crash.crashAt(CrashMoment.AFTER_REFUND);
    Throwable death = catchThrowable(payment::settleOnce);
    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.REFUND_PENDING);

    payment.settleAll();

    Payment refunded = payment.payment(order);
    assertThat(death).isInstanceOf(ScriptedCrash.Died.class);
    assertThat(refunded.state()).isEqualTo(PaymentState.REFUNDED);
    assertThat(payment.atProvider(order).refunded()).isEqualTo(PRICE);
    assertThat(payment.broken()).isEmpty();
  }
}
