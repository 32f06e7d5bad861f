package io.berth.payment.application;

import io.berth.foundation.invariants.CheckInvariants;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.messaging.RelaySignal;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import io.berth.payment.adapter.in.messaging.BookingEventsConsumer;
import io.berth.payment.adapter.out.messaging.OutboxPaymentEvents;
import io.berth.payment.adapter.out.persistence.JpaPayments;
import io.berth.payment.adapter.out.persistence.JpaWishes;
import io.berth.payment.adapter.out.persistence.SqlFindings;
import io.berth.payment.adapter.out.provider.SandboxBooks;
import io.berth.payment.adapter.out.provider.SandboxProvider;
import io.berth.payment.adapter.out.provider.TimedProvider;
import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.ProviderCharge;
import io.berth.payment.domain.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Payment on a real database without a server, spoken to in its own words. */
public final class PaymentFixture implements AutoCloseable {
  public static final long PRICE = 242_000;

  public final MovingClock clock = new MovingClock();
  public final TestContainer container;
  public final SteeredProvider provider;
  public final ScriptedCrash crash;

  public PaymentFixture(TestDatabase database) {
    container =
        TestContainer.of(database, "payment")
            .clock(clock)
            .beans(
                Inbox.class,
                Outbox.class,
                RelaySignal.class,
                BookingEventsConsumer.class,
                OutboxPaymentEvents.class,
                JpaPayments.class,
                JpaWishes.class,
                SqlFindings.class,
                SandboxBooks.class,
                SandboxProvider.class,
                TimedProvider.class,
                TestThreads.class,
                SteeredProvider.class,
                ScriptedCrash.class,
                PaymentTimes.class,
                IntendCharge.class,
                IntendCapture.class,
                RecordOutcome.class,
                RecordSilence.class,
                RecordRefund.class,
                DecideVoid.class,
                HeedBooking.class,
                HeedOverlooked.class,
                FindPayments.class,
                PaymentInvariants.class,
                PaymentInvariants.Look.class,
                CompareWithProvider.class,
                TakeErrand.class,
                ChargeBooking.class,
                ResolveCharge.class,
                SettlePayments.class,
                CheckInvariants.class)
            .config("berth.sandbox.slow", "PT0.2S")
            .config("berth.invariants.second-look", "PT0.01S")
            .start();
    provider = container.get(SteeredProvider.class);
    crash = container.get(ScriptedCrash.class);
  }

  public static ChargeOrder anInstantCharge() {
    return aCharge(true);
  }

  public static ChargeOrder anAuthorization() {
    return aCharge(false);
  }

  public static ChargeOrder aCharge(boolean capture) {
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

  public Payment charge(ChargeOrder order, String token) {
    return container.get(ChargeBooking.class).charge(order, token);
  }

  public Payment capture(ChargeOrder order) {
    return container.get(ChargeBooking.class).capture(order.chargeId());
  }

  public Payment resolve(ChargeOrder order) {
    return container.get(ResolveCharge.class).resolve(order.chargeId());
  }

  public Payment payment(ChargeOrder order) {
    return container.get(FindPayments.class).one(order.chargeId()).orElseThrow();
  }

  public List<Payments.Line> lines(ChargeOrder order) {
    return container.inTransaction(() -> container.get(Payments.class).lines(order.chargeId()));
  }

  public ProviderCharge atProvider(ChargeOrder order) {
    return provider.held(order.chargeId());
  }

  /** Runs workers, moving the clock on, until nothing is left to do. */
  public void settleAll() {
    SettlePayments settle = container.get(SettlePayments.class);
    for (int round = 0; round < 50; round++) {
      settle.due(20).forEach(settle::settle);
      if (!hasErrands()) {
        return;
      }
      clock.advance(Duration.ofSeconds(13));
    }
    throw new AssertionError("payment does not come to rest");
  }

  public void settleOnce() {
    SettlePayments settle = container.get(SettlePayments.class);
    settle.due(20).forEach(settle::settle);
  }

  private boolean hasErrands() {
    return count("select count(*) from payment where due_at is not null") > 0;
  }

  public long count(String sql) {
    return container.inTransaction(
        () ->
            ((Number) container.entityManager().createNativeQuery(sql).getSingleResult())
                .longValue());
  }

  @SuppressWarnings("unchecked")
  public List<List<Object>> rows(String sql) {
    return container.inTransaction(
        () ->
            ((List<Object[]>) container.entityManager().createNativeQuery(sql).getResultList())
                .stream().map(row -> List.of((Object) java.util.Arrays.toString(row))).toList());
  }

  public int sql(String sql) {
    return container.inTransaction(
        () -> container.entityManager().createNativeQuery(sql).executeUpdate());
  }

  /** An event of booking about one charge, as it comes from the topic. */
  public static Event bookingEvent(
      ChargeOrder order, long sequence, String bookingState, String chargeState, long refund) {
    String data =
        """
        {"bookingId":"%s","state":"%s","charges":[{"chargeId":"%s","purpose":"BOOKING",
         "attempt":1,"amount":%d,"currency":"KRW","state":"%s","refund":%d}]}
        """
            .formatted(
                order.bookingId(),
                bookingState,
                order.chargeId(),
                order.money().amount(),
                chargeState,
                refund);
    return event("BookingCancelled", order.bookingId().toString(), sequence, data);
  }

  public static Event event(String type, String bookingId, long sequence, String data) {
    return new Event(
        UUID.randomUUID(),
        type,
        "/booking",
        bookingId,
        bookingId,
        sequence,
        java.time.Instant.EPOCH,
        null,
        "correlation",
        null,
        data);
  }

  public boolean hear(Event event) {
    return container
        .get(Inbox.class)
        .applyOnce(container.get(BookingEventsConsumer.class), "berth.booking.events", event);
  }

  public List<Event> told(ChargeOrder order) {
    return container.inTransaction(
        () -> container.get(Outbox.class).history(order.chargeId().toString()));
  }

  /** The names of the invariants that are broken now. */
  public Set<String> broken() {
    return container.get(CheckInvariants.class).check().stream()
        .filter(check -> check.findings().isPresent() && !check.findings().get().isEmpty())
        .map(CheckInvariants.Check::name)
        .collect(Collectors.toSet());
  }

  public Set<String> unknown() {
    return container.get(CheckInvariants.class).check().stream()
        .filter(check -> check.findings().isEmpty())
        .map(CheckInvariants.Check::name)
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    container.close();
  }
}
