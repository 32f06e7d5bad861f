package io.berth.payment.application;

import static io.berth.payment.application.PaymentFixture.PRICE;
import static io.berth.payment.application.PaymentFixture.anAuthorization;
import static io.berth.payment.application.PaymentFixture.anInstantCharge;
import static io.berth.payment.application.PaymentFixture.bookingEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.TestDatabase;
import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentState;
import io.berth.payment.domain.ProviderCharge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two of everything at the same time, on both databases. */
class ConcurrentPaymentsTest {
  private static final int ROUNDS = 15;
  private static final Map<TestDatabase, PaymentFixture> FIXTURES =
      new EnumMap<>(TestDatabase.class);
  private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();

  private static PaymentFixture on(TestDatabase database) {
    return FIXTURES.computeIfAbsent(database, PaymentFixture::new);
  }

  @AfterAll
  static void stop() {
    EXECUTOR.shutdownNow();
    FIXTURES.values().forEach(PaymentFixture::close);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_charge_sent_twice_at_once_calls_the_provider_once(TestDatabase database) throws Exception {
    PaymentFixture payment = on(database);
    for (int round = 0; round < ROUNDS; round++) {
      ChargeOrder order = anInstantCharge();

      List<Payment> answers =
          atOnce(
              () -> payment.charge(order, "tok_ok"),
              () -> payment.charge(order, "tok_ok"),
              () -> payment.charge(order, "tok_ok"));

      assertThat(payment.provider.calls("authorize", order.chargeId())).isEqualTo(1);
      assertThat(answers)
          .allSatisfy(
              answer ->
                  assertThat(answer.state()).isIn(PaymentState.INTENT, PaymentState.CAPTURED));
      assertThat(payment.payment(order).state()).isEqualTo(PaymentState.CAPTURED);
    }
    assertThat(payment.broken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_charge_and_its_resolution_at_once_agree(TestDatabase database) throws Exception {
    PaymentFixture payment = on(database);
    for (int round = 0; round < ROUNDS; round++) {
      ChargeOrder order = anInstantCharge();

      atOnce(() -> payment.charge(order, "tok_ok"), () -> payment.resolve(order));
      payment.settleAll();

      PaymentState end = payment.payment(order).state();
      assertThat(end).isIn(PaymentState.CAPTURED, PaymentState.VOIDED);
      assertThat(payment.resolve(order).state()).isEqualTo(end);
      assertThat(payment.atProvider(order).captured())
          .isEqualTo(end == PaymentState.CAPTURED ? PRICE : 0);
    }
    assertThat(payment.broken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_authorize_that_arrives_after_the_void_charges_nothing(TestDatabase database)
      throws Exception {
    PaymentFixture payment = on(database);
    ChargeOrder order = anInstantCharge();
    payment.provider.hold("authorize");
    Future<Payment> late = EXECUTOR.submit(() -> payment.charge(order, "tok_ok"));
    payment.provider.awaitCall("authorize");
    payment.clock.advance(Duration.ofSeconds(13));

    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.VOIDED);
    payment.settleAll();
    payment.provider.letGo("authorize");

    assertThat(late.get(120, TimeUnit.SECONDS).state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.atProvider(order).status()).isEqualTo(ProviderCharge.Status.VOIDED);
    assertThat(payment.broken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void money_taken_between_the_void_and_its_being_made_true_is_given_back(TestDatabase database)
      throws Exception {
    PaymentFixture payment = on(database);
    ChargeOrder order = anInstantCharge();
    payment.provider.hold("authorize");
    Future<Payment> late = EXECUTOR.submit(() -> payment.charge(order, "tok_ok"));
    payment.provider.awaitCall("authorize");
    payment.clock.advance(Duration.ofSeconds(13));

    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.VOIDED);
    payment.provider.letGo("authorize");
    assertThat(late.get(120, TimeUnit.SECONDS).state()).isEqualTo(PaymentState.VOIDED);
    payment.settleAll();

    assertThat(payment.atProvider(order).captured()).isEqualTo(PRICE);
    assertThat(payment.atProvider(order).refunded()).isEqualTo(PRICE);
    assertThat(payment.payment(order).state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.broken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_capture_that_arrives_after_the_void_takes_nothing(TestDatabase database) throws Exception {
    PaymentFixture payment = on(database);
    ChargeOrder order = anAuthorization();
    payment.charge(order, "tok_ok");
    payment.provider.hold("capture");
    Future<Payment> late = EXECUTOR.submit(() -> payment.capture(order));
    payment.provider.awaitCall("capture");
    payment.clock.advance(Duration.ofSeconds(13));

    assertThat(payment.resolve(order).state()).isEqualTo(PaymentState.VOIDED);
    payment.settleAll();
    payment.provider.letGo("capture");

    assertThat(late.get(120, TimeUnit.SECONDS).state()).isEqualTo(PaymentState.VOIDED);
    assertThat(payment.atProvider(order).captured()).isZero();
    assertThat(payment.broken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void two_workers_give_back_once(TestDatabase database) throws Exception {
    PaymentFixture payment = on(database);
    for (int round = 0; round < ROUNDS; round++) {
      ChargeOrder order = anInstantCharge();
      payment.charge(order, "tok_ok");
      payment.hear(bookingEvent(order, 2, "CANCELLED", "CAPTURED", PRICE));
      List<Payments.Due> due = payment.container.get(SettlePayments.class).due(20);

      Callable<Payment> worker =
          () -> {
            due.forEach(payment.container.get(SettlePayments.class)::settle);
            return payment.payment(order);
          };
      atOnce(worker, worker);

      assertThat(payment.provider.calls("refund", order.chargeId())).isEqualTo(1);
      assertThat(payment.payment(order).refunded()).isEqualTo(PRICE);
      assertThat(payment.atProvider(order).refunded()).isEqualTo(PRICE);
    }
    assertThat(payment.broken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_cancellation_and_a_charge_at_once_leave_nothing_behind(TestDatabase database)
      throws Exception {
    PaymentFixture payment = on(database);
    for (int round = 0; round < ROUNDS; round++) {
      ChargeOrder order = anInstantCharge();

      atOnce(
          () -> payment.charge(order, "tok_ok"),
          () -> {
            payment.hear(bookingEvent(order, 2, "CANCELLED", "CAPTURED", PRICE));
            return null;
          });
      payment.settleAll();

      assertThat(payment.payment(order).state()).isEqualTo(PaymentState.REFUNDED);
    }
    assertThat(payment.broken()).isEmpty();
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<T>... steps) throws Exception {
    CyclicBarrier start = new CyclicBarrier(steps.length);
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> step : steps) {
      running.add(
          EXECUTOR.submit(
              () -> {
                start.await();
                return step.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : running) {
      results.add(future.get(120, TimeUnit.SECONDS));
    }
    return results;
  }
}
