package io.berth.payment.adapter.out.persistence;

import io.berth.payment.application.port.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Findings by SQL. */
@ApplicationScoped
public class SqlFindings implements Findings {
  private final EntityManager entityManager;

  @Inject
  public SqlFindings(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlFindings() {
    this(null);
  }

  @Override
  public Set<String> unbalanced() {
    return names(
        "select charge_id from ledger_entry group by charge_id, kind, number_in_kind having"
            + " sum(amount) <> 0");
  }

  @Override
  public Set<String> unlikeLedger() {
    return names(
        "select p.id from payment p where p.reserved <> "
            + balance("CARD_RESERVED")
            + " or p.captured - p.refunded <> "
            + balance("PROVIDER_CLEARING")
            + " or -p.refund_pending <> "
            + balance("REFUNDS_OWED")
            + " or p.captured <> (select coalesce(sum(t.amount), 0) from ledger_transaction t where"
            + " t.charge_id = p.id and t.kind = 'CAPTURED')"
            + " or p.refunded <> (select coalesce(sum(r.amount), 0) from payment_refund r where"
            + " r.charge_id = p.id and r.paid_at is not null)");
  }

  private static String balance(String account) {
    return "(select coalesce(sum(e.amount), 0) from ledger_entry e where e.charge_id = p.id and"
        + " e.account = '"
        + account
        + "')";
  }

  @Override
  public Set<String> unsettledSince(Instant then) {
    Set<String> found =
        names(
            "select id from payment where due_at is not null and (state in ('INTENT', 'CAPTURING')"
                + " and intent_at < ? or open_at_provider = 1 and updated_at < ?)",
            then.toEpochMilli(),
            then.toEpochMilli());
    found.addAll(
        names(
            "select id from payment_refund where paid_at is null and asked_at < ?",
            then.toEpochMilli()));
    return found;
  }

  @Override
  public Set<String> unheededSince(Instant then) {
    return names(
        "select w.charge_id from charge_wish w join payment p on p.id = w.charge_id where w.heeded"
            + " = 0 and w.heard_at < ? and p.updated_at < ? and p.state not in ('INTENT',"
            + " 'CAPTURING')",
        then.toEpochMilli(),
        then.toEpochMilli());
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Held> held(String after, String upTo) {
    Query query =
        entityManager
            .createNativeQuery(
                "select id, reserved, captured, refunded, case when due_at is null then 1 else 0"
                    + " end from payment where id > ?"
                    + (upTo == null ? "" : " and id <= ?"))
            .setParameter(1, after);
    if (upTo != null) {
      query.setParameter(2, upTo);
    }
    return ((List<Object[]>) query.getResultList())
        .stream()
            .map(
                row ->
                    new Held(
                        UUID.fromString((String) row[0]),
                        number(row[1]),
                        number(row[2]),
                        number(row[3]),
                        number(row[4]) == 1))
            .toList();
  }

  @SuppressWarnings("unchecked")
  private Set<String> names(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return new LinkedHashSet<>((List<String>) query.getResultList());
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
