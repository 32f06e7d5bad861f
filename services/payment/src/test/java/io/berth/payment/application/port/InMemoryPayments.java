package io.berth.payment.application.port;

import io.berth.payment.domain.LedgerTransaction;
import io.berth.payment.domain.Payment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Payments in memory, for one thread. */
public final class InMemoryPayments implements Payments {
  private final Map<String, Stored> stored = new TreeMap<>();
  private final Clock clock;

  public InMemoryPayments(Clock clock) {
    this.clock = clock;
  }

  private record Stored(
      Payment.Snapshot payment, List<LedgerTransaction> ledger, Instant dueAt, int attempts) {}

  @Override
  public Optional<Payment> find(UUID chargeId) {
    return Optional.ofNullable(stored.get(chargeId.toString())).map(row -> Payment.of(row.payment));
  }

  @Override
  public Optional<Payment> lock(UUID chargeId) {
    return find(chargeId);
  }

  @Override
  public void add(Payment payment) {
    if (stored.containsKey(payment.id().toString())) {
      throw new IllegalStateException(new java.sql.SQLException("duplicate", "23505"));
    }
    store(payment, new ArrayList<>());
  }

  @Override
  public void save(Payment payment) {
    Stored before = stored.get(payment.id().toString());
    if (!before.payment.equals(payment.snapshot())) {
      store(payment, new ArrayList<>(before.ledger));
    }
  }

  private void store(Payment payment, List<LedgerTransaction> ledger) {
    for (LedgerTransaction line : payment.takeBooked()) {
      if (ledger.stream().anyMatch(l -> l.kind() == line.kind() && l.number() == line.number())) {
        throw new IllegalStateException(line + " is booked twice");
      }
      ledger.add(line);
    }
    Instant due =
        payment
            .errand()
            .map(e -> payment.state().isInDoubt() ? payment.callUntil() : clock.instant())
            .orElse(null);
    stored.put(payment.id().toString(), new Stored(payment.snapshot(), ledger, due, 0));
  }

  @Override
  public List<Payment> ofBooking(UUID bookingId) {
    return stored.values().stream()
        .map(row -> Payment.of(row.payment))
        .filter(p -> p.order().map(order -> order.bookingId().equals(bookingId)).orElse(false))
        .sorted(Comparator.comparing(p -> p.snapshot().createdAt()))
        .toList();
  }

  @Override
  public List<Payment> page(Optional<UUID> after, int limit) {
    return stored.entrySet().stream()
        .filter(entry -> after.map(id -> entry.getKey().compareTo(id.toString()) > 0).orElse(true))
        .limit(limit)
        .map(entry -> Payment.of(entry.getValue().payment))
        .toList();
  }

  @Override
  public Optional<String> knownCard(UUID bookingId) {
    return ofBooking(bookingId).stream()
        .filter(payment -> payment.captured() > 0)
        .map(payment -> payment.snapshot().providerReference())
        .filter(reference -> reference != null)
        .findFirst();
  }

  @Override
  public List<Due> due(Instant now, int limit) {
    return stored.values().stream()
        .filter(row -> row.dueAt != null && !row.dueAt.isAfter(now))
        .sorted(Comparator.comparing(Stored::dueAt))
        .limit(limit)
        .map(row -> new Due(row.payment.id(), row.dueAt, row.attempts))
        .toList();
  }

  @Override
  public boolean take(Due due, Instant until) {
    return move(due, until, 0);
  }

  @Override
  public void putOff(Due taken, Instant until) {
    move(taken, until, 1);
  }

  private boolean move(Due due, Instant until, int attempt) {
    Stored row = stored.get(due.chargeId().toString());
    if (row == null || !due.at().equals(row.dueAt)) {
      return false;
    }
    stored.put(
        due.chargeId().toString(),
        new Stored(row.payment, row.ledger, until, row.attempts + attempt));
    return true;
  }

  @Override
  public List<Line> lines(UUID chargeId) {
    return ledger(chargeId).stream()
        .filter(line -> line.kind() != LedgerTransaction.Kind.REFUND_OWED)
        .map(line -> new Line(line.kind().name(), line.amount(), line.at()))
        .toList();
  }

  public List<LedgerTransaction> ledger(UUID chargeId) {
    Stored row = stored.get(chargeId.toString());
    return row == null ? List.of() : row.ledger;
  }
}
