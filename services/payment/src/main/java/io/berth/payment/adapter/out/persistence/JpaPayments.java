package io.berth.payment.adapter.out.persistence;

import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.LedgerTransaction;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.Refund;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Payments in tables. */
@ApplicationScoped
public class JpaPayments implements Payments {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  public JpaPayments(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected JpaPayments() {
    this(null, null);
  }

  @Override
  public Optional<Payment> find(UUID chargeId) {
    return Optional.ofNullable(entityManager.find(PaymentRow.class, chargeId.toString()))
        .map(row -> row.payment(refunds(chargeId)));
  }

  @Override
  public Optional<Payment> lock(UUID chargeId) {
    return Optional.ofNullable(
            entityManager.find(
                PaymentRow.class, chargeId.toString(), LockModeType.PESSIMISTIC_WRITE))
        .map(row -> row.payment(refunds(chargeId)));
  }

  @Override
  public void add(Payment payment) {
    entityManager.persist(PaymentRow.of(payment, clock.instant()));
    entityManager.flush();
    append(payment);
  }

  @Override
  public void save(Payment payment) {
    PaymentRow row = entityManager.find(PaymentRow.class, payment.id().toString());
    List<Refund> stored = refunds(payment.id());
    if (row.payment(stored).snapshot().equals(payment.snapshot())) {
      return;
    }
    row.take(payment, clock.instant());
    payment.refunds().stream()
        .filter(refund -> !stored.contains(refund))
        .forEach(refund -> entityManager.merge(RefundRow.of(refund)));
    entityManager.flush();
    append(payment);
  }

  private void append(Payment payment) {
    for (LedgerTransaction line : payment.takeBooked()) {
      entityManager
          .createNativeQuery(
              "insert into ledger_transaction (charge_id, kind, number_in_kind, amount, booked_at)"
                  + " values (?,?,?,?,?)")
          .setParameter(1, payment.id().toString())
          .setParameter(2, line.kind().name())
          .setParameter(3, line.number())
          .setParameter(4, line.amount())
          .setParameter(5, line.at().toEpochMilli())
          .executeUpdate();
      line.entries()
          .forEach(
              (account, amount) ->
                  entityManager
                      .createNativeQuery(
                          "insert into ledger_entry (charge_id, kind, number_in_kind, account,"
                              + " amount) values (?,?,?,?,?)")
                      .setParameter(1, payment.id().toString())
                      .setParameter(2, line.kind().name())
                      .setParameter(3, line.number())
                      .setParameter(4, account.name())
                      .setParameter(5, amount)
                      .executeUpdate());
    }
  }

  @Override
  public List<Payment> ofBooking(UUID bookingId) {
    return payments(
        entityManager
            .createQuery(
                "select p from PaymentRow p where p.bookingId = :booking order by p.createdAt, p.id",
                PaymentRow.class)
            .setParameter("booking", bookingId.toString())
            .getResultList());
  }

  @Override
  public Optional<String> knownCard(UUID bookingId) {
    return entityManager
        .createQuery(
            "select p.providerReference from PaymentRow p where p.bookingId = :booking and p.captured"
                + " > 0 and p.providerReference is not null order by p.createdAt, p.id",
            String.class)
        .setParameter("booking", bookingId.toString())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Payment> page(Optional<UUID> after, int limit) {
    return payments(
        entityManager
            .createQuery(
                "select p from PaymentRow p where p.id > :after order by p.id", PaymentRow.class)
            .setParameter("after", after.map(UUID::toString).orElse(""))
            .setMaxResults(limit)
            .getResultList());
  }

  @Override
  public List<Due> due(Instant now, int limit) {
    return rows(
            "select id, due_at, attempts from payment where due_at <= ? order by due_at, id fetch"
                + " first "
                + limit
                + " rows only",
            now.toEpochMilli())
        .stream()
        .map(
            row ->
                new Due(
                    UUID.fromString((String) row[0]),
                    Instant.ofEpochMilli(number(row[1])),
                    (int) number(row[2])))
        .toList();
  }

  @Override
  public boolean take(Due due, Instant until) {
    return entityManager
            .createNativeQuery("update payment set due_at = ? where id = ? and due_at = ?")
            .setParameter(1, until.toEpochMilli())
            .setParameter(2, due.chargeId().toString())
            .setParameter(3, due.at().toEpochMilli())
            .executeUpdate()
        == 1;
  }

  @Override
  public void putOff(Due taken, Instant until) {
    entityManager
        .createNativeQuery(
            "update payment set due_at = ?, attempts = attempts + 1 where id = ? and due_at = ?")
        .setParameter(1, until.toEpochMilli())
        .setParameter(2, taken.chargeId().toString())
        .setParameter(3, taken.at().toEpochMilli())
        .executeUpdate();
  }

  @Override
  public List<Line> lines(UUID chargeId) {
    return rows(
            "select kind, amount, booked_at from ledger_transaction where charge_id = ? and kind <>"
                + " 'REFUND_OWED' order by id",
            chargeId.toString())
        .stream()
        .map(row -> new Line((String) row[0], number(row[1]), Instant.ofEpochMilli(number(row[2]))))
        .toList();
  }

  private List<Payment> payments(List<PaymentRow> rows) {
    List<String> ids = rows.stream().map(PaymentRow::id).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, List<Refund>> refunds =
        entityManager
            .createQuery(
                "select r from RefundRow r where r.chargeId in :ids order by r.number",
                RefundRow.class)
            .setParameter("ids", ids)
            .getResultList()
            .stream()
            .collect(
                Collectors.groupingBy(
                    RefundRow::chargeId,
                    Collectors.mapping(RefundRow::refund, Collectors.toList())));
    return rows.stream()
        .map(row -> row.payment(refunds.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private List<Refund> refunds(UUID chargeId) {
    return entityManager
        .createQuery(
            "select r from RefundRow r where r.chargeId = :charge order by r.number",
            RefundRow.class)
        .setParameter("charge", chargeId.toString())
        .getResultList()
        .stream()
        .map(RefundRow::refund)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql, Object parameter) {
    return entityManager.createNativeQuery(sql).setParameter(1, parameter).getResultList();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
