package io.berth.payment.application;

import static io.berth.payment.application.PaymentFixture.PRICE;
import static io.berth.payment.application.PaymentFixture.aCharge;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.crash.CrashPoint;
import io.berth.foundation.testing.MovingClock;
import io.berth.payment.application.port.InMemoryPayments;
import io.berth.payment.application.port.Provider;
import io.berth.payment.application.port.ProviderSilent;
import io.berth.payment.application.port.Wishes;
import io.berth.payment.domain.Account;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.ChargeWish;
import io.berth.payment.domain.Errand;
import io.berth.payment.domain.LedgerTransaction;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentEvent;
import io.berth.payment.domain.ProviderCharge;
import io.berth.payment.domain.ProviderCharge.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is asked, in whatever order calls arrive, act and are answered, late, twice or never: no
 * money moves twice, and payment, its ledger and the provider agree in the end.
 */
class NoMoneyMovesTwiceTest {

  enum What {
    SEND_CHARGE,
    SEND_CAPTURE,
    SEND_CANCEL,
    SEND_REFUND,
    PROVIDER_ACTS,
    ANSWER_ARRIVES,
    ANSWER_IS_LOST,
    CALL_FAILS,
    TIME_PASSES,
    RESOLVE,
    SETTLE,
    BOOKING_ENDS,
    BOOKING_REFUNDS,
    BOOKING_GIVES_UP,
    PROVIDER_GOES_AWAY,
    PROVIDER_COMES_BACK
  }

  record Step(What what, int pick) {}

  @Property(tries = 3000)
  void no_order_of_things_moves_money_twice_or_leaves_the_books_apart(
      @ForAll("steps") List<Step> steps, @ForAll boolean capture) {
    World world = new World(capture);

    steps.forEach(world::take);
    world.comeToRest();

    world.assertBooksAgree();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<What> what =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Arbitraries.of(What.PROVIDER_ACTS, What.ANSWER_ARRIVES)),
            net.jqwik.api.Tuple.of(4, Arbitraries.of(What.SEND_CHARGE, What.SEND_CAPTURE)),
            net.jqwik.api.Tuple.of(10, Arbitraries.of(What.class)));
    return Combinators.combine(what, Arbitraries.integers().between(0, 99))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  /** A call on its way to the provider and back. */
  private static final class Call {
    final Supplier<ProviderCharge> does;
    final java.util.function.Consumer<ProviderCharge> answered;
    ProviderCharge answer;

    Call(Supplier<ProviderCharge> does, java.util.function.Consumer<ProviderCharge> answered) {
      this.does = does;
      this.answered = answered;
    }
  }

  private static final class World {
    final MovingClock clock = new MovingClock();
    final InMemoryPayments payments = new InMemoryPayments(clock);
    final InMemoryWishes wishes = new InMemoryWishes();
    final BookProvider provider = new BookProvider();
    final List<PaymentEvent> told = new ArrayList<>();
    final List<Long> sequences = new ArrayList<>();
    final List<Call> onTheirWay = new ArrayList<>();
    final ChargeOrder order;
    final PaymentTimes times =
        new PaymentTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(3));
    final CrashPoint crashPoint = new CrashPoint("never");
    final IntendCharge intendCharge;
    final IntendCapture intendCapture;
    final RecordOutcome recordOutcome;
    final RecordSilence recordSilence;
    final RecordRefund recordRefund;
    final HeedBooking heedBooking;
    final ResolveCharge resolveCharge;
    final SettlePayments settlePayments;
    long bookingVersion;

    World(boolean capture) {
      order = aCharge(capture);
      io.berth.payment.application.port.PaymentEvents events =
          event -> {
            told.add(event);
            sequences.add(event.sequence());
          };
      FindPayments find = new FindPayments(payments);
      DecideVoid decideVoid = new DecideVoid(payments, events, clock);
      intendCharge = new IntendCharge(payments, events, times, clock);
      intendCapture = new IntendCapture(payments, times, clock);
      recordOutcome = new RecordOutcome(payments, wishes, events, clock);
      recordSilence = new RecordSilence(payments, clock);
      recordRefund = new RecordRefund(payments, events, clock);
      heedBooking = new HeedBooking(payments, wishes, events, clock);
      resolveCharge = new ResolveCharge(find, recordOutcome, decideVoid, provider, clock);
      settlePayments =
          new SettlePayments(
              new TakeErrand(payments, times, clock),
              new HeedOverlooked(payments, wishes, events, clock),
              find,
              resolveCharge,
              recordOutcome,
              recordRefund,
              provider,
              crashPoint);
    }

    String key() {
      return order.chargeId().toString();
    }

    Optional<Payment> payment() {
      return payments.find(order.chargeId());
    }

    void take(Step step) {
      switch (step.what()) {
        case SEND_CHARGE -> {
          if (intendCharge.intend(order).callsProvider()) {
            boolean declines = step.pick() < 15;
            send(() -> provider.charge(key(), declines, order.capture()), this::record);
          }
        }
        case SEND_CAPTURE ->
            intendCapture
                .intend(order.chargeId())
                .filter(IntendCharge.Intent::callsProvider)
                .ifPresent(
                    intent ->
                        send(
                            () ->
                                step.pick() < 20
                                    ? provider.lapse(key())
                                    : provider.capture(key(), key() + ":capture"),
                            this::record));
        case SEND_CANCEL ->
            errand(Errand.VOID)
                .ifPresent(payment -> send(() -> provider.cancel(key()), this::record));
        case SEND_REFUND ->
            errand(Errand.REFUND)
                .flatMap(Payment::nextRefund)
                .ifPresent(
                    refund ->
                        send(
                            () -> provider.refund(key(), refund.key(), refund.amount()),
                            answer -> recordRefund.record(refund)));
        case PROVIDER_ACTS ->
            pick(step, call -> call.answer == null && !provider.away)
                .ifPresent(call -> call.answer = call.does.get());
        case ANSWER_ARRIVES ->
            pick(step, call -> call.answer != null)
                .ifPresent(
                    call -> {
                      onTheirWay.remove(call);
                      call.answered.accept(call.answer);
                    });
        case ANSWER_IS_LOST ->
            pick(step, call -> call.answer != null).ifPresent(onTheirWay::remove);
        case CALL_FAILS -> payment().ifPresent(payment -> recordSilence.record(payment.id()));
        case TIME_PASSES -> clock.advance(Duration.ofSeconds(step.pick() / 4));
        case RESOLVE -> resolveCharge.resolve(order.chargeId());
        case SETTLE -> settlePayments.due(5).forEach(settlePayments::settle);
        case BOOKING_ENDS -> wish(true, false, 0);
        case BOOKING_REFUNDS -> wish(true, false, PRICE * step.pick() / 99);
        case BOOKING_GIVES_UP -> wish(step.pick() % 2 == 0, true, 0);
        case PROVIDER_GOES_AWAY -> provider.away = true;
        case PROVIDER_COMES_BACK -> provider.away = false;
      }
    }

    private void wish(boolean ended, boolean givenUp, long refund) {
      bookingVersion++;
      heedBooking.heed(
          List.of(
              new ChargeWish(
                  order.chargeId(), order.bookingId(), bookingVersion, ended, givenUp, refund)));
    }

    private Optional<Payment> errand(Errand errand) {
      return payment().filter(payment -> payment.errand().equals(Optional.of(errand)));
    }

    private void record(ProviderCharge answer) {
      recordOutcome.record(order.chargeId(), answer);
    }

    private void send(
        Supplier<ProviderCharge> does, java.util.function.Consumer<ProviderCharge> answered) {
      onTheirWay.add(new Call(does, answered));
    }

    private Optional<Call> pick(Step step, java.util.function.Predicate<Call> which) {
      List<Call> calls = onTheirWay.stream().filter(which).toList();
      return calls.isEmpty()
          ? Optional.empty()
          : Optional.of(calls.get(step.pick() % calls.size()));
    }

    /** All that is left to do is done; then what was still on its way arrives, very late. */
    void comeToRest() {
      provider.away = false;
      settle();
      while (!onTheirWay.isEmpty()) {
        Call late = onTheirWay.remove(0);
        late.answered.accept(late.answer == null ? late.does.get() : late.answer);
      }
      settle();
    }

    private void settle() {
      for (int round = 0; round < 30; round++) {
        clock.advance(Duration.ofSeconds(13));
        settlePayments.due(5).forEach(settlePayments::settle);
      }
      assertThat(payment().flatMap(Payment::errand)).isEmpty();
    }

    void assertBooksAgree() {
      BookProvider.Row atProvider = provider.rows.get(key());
      assertThat(provider.captures).isLessThanOrEqualTo(1);
      if (payment().isEmpty()) {
        assertThat(atProvider).isNull();
        return;
      }
      Payment payment = payment().get();
      long reserved = payment.authorized() - payment.captured();
      assertThat(payment.captured()).isEqualTo(atProvider == null ? 0 : atProvider.captured);
      assertThat(payment.refunded()).isEqualTo(atProvider == null ? 0 : atProvider.refunded);
      assertThat(reserved > 0)
          .isEqualTo(atProvider != null && atProvider.status == Status.AUTHORIZED);
      assertThat(payment.refunded()).isLessThanOrEqualTo(payment.captured());
      if (payment.state().isRefused()) {
        assertThat(payment.refunded()).isEqualTo(payment.captured());
      }
      if (wishes.latest != null && !payment.state().isRefused()) {
        long wanted = wishes.latest.nothingToKeep() ? PRICE : wishes.latest.refund();
        assertThat(payment.refunded()).isGreaterThanOrEqualTo(Math.min(wanted, payment.captured()));
        assertThat(wishes.latest.closed() && reserved > 0).isFalse();
      }
      assertLedgerIs(payment, reserved);
      assertThat(sequences)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, payment.sequence()).boxed().toList());
    }

    private void assertLedgerIs(Payment payment, long reserved) {
      Map<Account, Long> balances = new EnumMap<>(Account.class);
      for (LedgerTransaction line : payments.ledger(order.chargeId())) {
        line.entries().forEach((account, amount) -> balances.merge(account, amount, Long::sum));
      }
      long kept = payment.captured() - payment.refunded();
      assertThat(balances.getOrDefault(Account.CARD_RESERVED, 0L)).isEqualTo(reserved);
      assertThat(balances.getOrDefault(Account.PROVIDER_CLEARING, 0L)).isEqualTo(kept);
      assertThat(balances.getOrDefault(Account.BOOKING_PAYABLE, 0L)).isEqualTo(-kept);
      assertThat(balances.getOrDefault(Account.REFUNDS_OWED, 0L)).isZero();
    }
  }

  /** A provider as the port describes it, with books in memory. */
  private static final class BookProvider implements Provider {
    static final class Row {
      Status status;
      long captured;
      long refunded;
    }

    final Map<String, Row> rows = new HashMap<>();
    final Set<String> done = new HashSet<>();
    int captures;
    boolean away;

    ProviderCharge charge(String key, boolean declines, boolean capture) {
      Row known = rows.get(key);
      if (known == null) {
        Row row = new Row();
        row.status = declines ? Status.DECLINED : capture ? Status.CAPTURED : Status.AUTHORIZED;
        row.captured = row.status == Status.CAPTURED ? PRICE : 0;
        captures += row.status == Status.CAPTURED ? 1 : 0;
        rows.put(key, row);
      }
      return seen(key);
    }

    ProviderCharge lapse(String key) {
      Row row = rows.get(key);
      if (row != null && row.status == Status.AUTHORIZED) {
        row.status = Status.LAPSED;
      }
      return seen(key);
    }

    @Override
    public ProviderCharge authorize(String key, Money money, String token, boolean capture) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ProviderCharge chargeAgain(String key, Money money, String reference) {
      return authorize(key, money, reference, true);
    }

    @Override
    public ProviderCharge capture(String key, String captureKey) {
      Row row = rows.get(key);
      if (row.status == Status.AUTHORIZED) {
        row.status = Status.CAPTURED;
        row.captured = PRICE;
        captures++;
      }
      return seen(key);
    }

    @Override
    public ProviderCharge cancel(String key) {
      answer();
      Row row =
          rows.computeIfAbsent(
              key,
              name -> {
                Row tombstone = new Row();
                tombstone.status = Status.VOIDED;
                return tombstone;
              });
      if (row.status == Status.AUTHORIZED) {
        row.status = Status.VOIDED;
      }
      return seen(key);
    }

    @Override
    public ProviderCharge refund(String key, String refundKey, long amount) {
      answer();
      Row row = rows.get(key);
      if (done.add(refundKey)) {
        assertThat(row.refunded + amount).isLessThanOrEqualTo(row.captured);
        row.refunded += amount;
      }
      return seen(key);
    }

    @Override
    public Optional<ProviderCharge> find(String key) {
      answer();
      return rows.containsKey(key) ? Optional.of(seen(key)) : Optional.empty();
    }

    @Override
    public List<Booked> books(String after, int limit) {
      return List.of();
    }

    private void answer() {
      if (away) {
        throw new ProviderSilent("away", null, true);
      }
    }

    private ProviderCharge seen(String key) {
      Row row = rows.get(key);
      return new ProviderCharge(key, row.status, "r", null, row.captured, row.refunded, null);
    }
  }

  private static final class InMemoryWishes implements Wishes {
    ChargeWish latest;
    boolean heeded;

    @Override
    public boolean keep(ChargeWish wish) {
      if (latest != null && latest.sequence() >= wish.sequence()) {
        return false;
      }
      latest = wish;
      heeded = wish.asksForNothing();
      return true;
    }

    @Override
    public Optional<ChargeWish> open(UUID chargeId) {
      return heeded ? Optional.empty() : Optional.ofNullable(latest);
    }

    @Override
    public void heeded(ChargeWish wish) {
      heeded |= wish.equals(latest);
    }

    @Override
    public List<UUID> overlooked(int limit) {
      return List.of();
    }
  }
}
