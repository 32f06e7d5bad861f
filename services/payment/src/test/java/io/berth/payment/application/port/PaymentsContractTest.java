package io.berth.payment.application.port;

import static io.berth.payment.application.PaymentFixture.aCharge;
import static io.berth.payment.application.PaymentFixture.anInstantCharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.persistence.SqlTrouble;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.TestDatabase;
import io.berth.payment.application.PaymentFixture;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.ChargeWish;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.ProviderCharge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every {@link Payments} keeps to, in tables or in memory. */
class PaymentsContractTest {
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Contract {
    Payments payments;
    MovingClock clock;

    abstract <T> T inTransaction(Callable<T> step);

    @Test
    void what_was_stored_comes_back_the_same() {
      Payment payment = captured(anInstantCharge());
      payment.heed(wish(payment, 1000), now());
      payment.heed(wish(payment, 3000), now());
      payment.refundPaid(1, now().plusSeconds(1));
      Payment.Snapshot before = payment.snapshot();
      add(payment);

      assertThat(found(payment.id()).snapshot()).isEqualTo(before);
    }

    @Test
    void what_was_changed_comes_back_changed() {
      ChargeOrder order = aCharge(false);
      add(Payment.intended(order, now(), now().plusSeconds(12)));

      inTransaction(
          () -> {
            Payment locked = payments.lock(order.chargeId()).orElseThrow();
            locked.learn(
                new ProviderCharge(
                    "k", ProviderCharge.Status.DECLINED, null, "card-declined", 0, 0, null),
                now());
            payments.save(locked);
            return null;
          });

      assertThat(found(order.chargeId()).reason()).contains("card-declined");
      assertThat(lines(order.chargeId()))
          .extracting(Payments.Line::type)
          .containsExactly("DECLINED");
    }

    @Test
    void a_payment_without_an_order_comes_back_without_one() {
      UUID id = UUID.randomUUID();
      add(Payment.neverToBeCharged(id, now()));

      assertThat(found(id).order()).isEmpty();
      assertThat(found(id).errand()).isPresent();
    }

    @Test
    void one_id_is_added_once() {
      ChargeOrder order = anInstantCharge();
      add(Payment.intended(order, now(), now()));

      assertThatThrownBy(() -> add(Payment.intended(order, now(), now())))
          .satisfies(e -> assertThat(SqlTrouble.of(e)).isEqualTo(SqlTrouble.DUPLICATE));
    }

    @Test
    void a_page_goes_on_where_the_last_one_ended() {
      for (int i = 0; i < 5; i++) {
        add(captured(anInstantCharge()));
      }
      List<Payment> all = inTransaction(() -> payments.page(Optional.empty(), 1000));
      List<Payment> first = inTransaction(() -> payments.page(Optional.empty(), 2));
      List<Payment> second = inTransaction(() -> payments.page(Optional.of(first.get(1).id()), 2));

      assertThat(first).isEqualTo(all.subList(0, 2));
      assertThat(second).isEqualTo(all.subList(2, 4));
    }

    @Test
    void the_payments_of_a_booking_are_found() {
      Payment payment = captured(anInstantCharge());
      add(payment);
      UUID booking = payment.order().orElseThrow().bookingId();

      assertThat(inTransaction(() -> payments.ofBooking(booking))).containsExactly(payment);
      assertThat(inTransaction(() -> payments.ofBooking(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void a_doubt_is_due_when_its_call_is_over_and_is_taken_once() {
      ChargeOrder order = anInstantCharge();
      Instant end = now().plusSeconds(12);
      add(Payment.intended(order, now(), end));
      assertThat(due(end.minusMillis(1), order)).isEmpty();

      Payments.Due due = due(end, order).orElseThrow();
      Instant until = end.plusSeconds(20);
      assertThat(inTransaction(() -> payments.take(due, until))).isTrue();
      assertThat(inTransaction(() -> payments.take(due, until))).isFalse();
      inTransaction(
          () -> {
            payments.putOff(
                new Payments.Due(order.chargeId(), until, 0), end.plus(Duration.ofSeconds(5)));
            return null;
          });

      assertThat(due(end.plusSeconds(5), order))
          .contains(new Payments.Due(order.chargeId(), end.plusSeconds(5), 1));
    }

    @Test
    void saving_what_did_not_change_does_not_make_it_due_again() {
      ChargeOrder order = anInstantCharge();
      add(Payment.intended(order, now(), now()));
      Payments.Due due = due(now(), order).orElseThrow();
      inTransaction(() -> payments.take(due, now().plusSeconds(20)));

      inTransaction(
          () -> {
            payments.save(payments.lock(order.chargeId()).orElseThrow());
            return null;
          });

      assertThat(due(now(), order)).isEmpty();
    }

    @Test
    void what_is_settled_is_never_due() {
      Payment payment = captured(anInstantCharge());
      add(payment);

      assertThat(due(Instant.parse("2099-01-01T00:00:00Z"), payment.order().orElseThrow()))
          .isEmpty();
    }

    private Optional<Payments.Due> due(Instant at, ChargeOrder order) {
      return inTransaction(() -> payments.due(at, 10_000)).stream()
          .filter(due -> due.chargeId().equals(order.chargeId()))
          .findFirst();
    }

    private Payment found(UUID id) {
      return inTransaction(() -> payments.find(id)).orElseThrow();
    }

    private List<Payments.Line> lines(UUID id) {
      return inTransaction(() -> payments.lines(id));
    }

    private Payment captured(ChargeOrder order) {
      Payment payment = Payment.intended(order, now(), now().plusSeconds(12));
      payment.learn(
          new ProviderCharge(
              "k",
              ProviderCharge.Status.CAPTURED,
              "reference",
              null,
              order.money().amount(),
              0,
              null),
          now());
      return payment;
    }

    private static ChargeWish wish(Payment payment, long refund) {
      return new ChargeWish(payment.id(), UUID.randomUUID(), refund, true, false, refund);
    }

    private Instant now() {
      return clock.instant();
    }

    private void add(Payment payment) {
      inTransaction(
          () -> {
            payments.add(payment);
            if (!payment.refunds().isEmpty()) {
              payments.save(payment);
            }
            return null;
          });
    }
  }

  @Nested
  class InMemory extends Contract {
    @BeforeAll
    void start() {
      clock = new MovingClock();
      payments = new InMemoryPayments(clock);
    }

    @Override
    <T> T inTransaction(Callable<T> step) {
      try {
        return step.call();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  abstract static class OnDatabase extends Contract {
    private PaymentFixture fixture;

    abstract TestDatabase database();

    @BeforeAll
    void start() {
      fixture = new PaymentFixture(database());
      clock = fixture.clock;
      payments = fixture.container.get(Payments.class);
    }

    @AfterAll
    void stop() {
      fixture.close();
    }

    @Override
    <T> T inTransaction(Callable<T> step) {
      return fixture.container.inTransaction(step);
    }
  }

  @Nested
  class OnDerby extends OnDatabase {
    @Override
    TestDatabase database() {
      return TestDatabase.DERBY;
    }
  }

  @Nested
  class OnPostgresql extends OnDatabase {
    @Override
    TestDatabase database() {
      return TestDatabase.POSTGRESQL;
    }
  }
}
