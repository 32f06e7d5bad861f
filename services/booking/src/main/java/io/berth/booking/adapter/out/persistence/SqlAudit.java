package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.Audit;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@ApplicationScoped
public class SqlAudit implements Audit {
  private static final int MOST = 1_000;
  private static final String HOLDING =
      names(Arrays.stream(BookingState.values()).filter(BookingState::holdsTime));
  private static final String OUT_UNTIL_RETURNED =
      names(Arrays.stream(Kind.values()).filter(kind -> kind.use().isOutUntilReturned()));
  private static final String OWNED =
      "select id, unit_id, owned_from_cell as from_cell, owned_to_cell as to_cell from booking where"
          + " owned_to_cell is not null union all select id, unit_id, from_cell, to_cell from block"
          + " where standing = 1 union all select id, pending_unit_id as unit_id, pending_from_cell"
          + " as from_cell, pending_to_cell + buffer_cells as to_cell from booking where"
          + " pending_to_cell is not null and"
          + " state in "
          + HOLDING;

  private final EntityManager entityManager;

  @Inject
  public SqlAudit(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlAudit() {
    this(null);
  }

  @Override
  public Set<String> overlaps() {
    return ids(
        "select a.id from ("
            + OWNED
            + ") a join ("
            + OWNED
            + ") b on a.unit_id = b.unit_id and a.id < b.id and a.from_cell < b.to_cell and"
            + " b.from_cell < a.to_cell");
  }

  @Override
  public Set<String> wrongClaims() {
    Set<String> wrong =
        ids(
            "select o.id from ("
                + OWNED
                + ") o left join claim c on c.owner_id = o.id and c.unit_id = o.unit_id and c.cell"
                + " >= o.from_cell and c.cell < o.to_cell group by o.id, o.unit_id, o.from_cell,"
                + " o.to_cell"
                + " having count(c.cell) <> o.to_cell - o.from_cell");
    wrong.addAll(
        ids(
            "select c.owner_id from claim c left join ("
                + OWNED
                + ") o on c.owner_id = o.id and c.unit_id = o.unit_id and c.cell >= o.from_cell"
                + " and c.cell < o.to_cell where o.id is null"));
    wrong.addAll(
        ids(
            "select c.owner_id from claim c join booking b on b.id = c.owner_id where coalesce("
                + "c.held_until, 0) <> case when b.state = 'HELD' then b.deadline else 0 end"));
    return wrong;
  }

  @Override
  public Set<String> wrongOwnings() {
    return ids(
        "select b.id from booking b where b.state in "
            + HOLDING
            + " and b.state <> 'OVERDUE' and (b.owned_to_cell is null or b.owned_from_cell <>"
            + " b.from_cell or b.owned_to_cell <> b.to_cell + b.buffer_cells) or b.state = 'OVERDUE'"
            + " and (b.owned_to_cell is null or b.owned_from_cell <> b.from_cell or b.owned_to_cell"
            + " < b.to_cell + b.buffer_cells) or b.state = 'COMPLETED' and b.owned_to_cell is not"
            + " null and b.owned_to_cell - b.owned_from_cell > b.buffer_cells or b.state not in "
            + HOLDING
            + " and b.state <> 'COMPLETED' and b.owned_to_cell is not null");
  }

  @Override
  public Set<String> wrongUnits() {
    String out = "b.kind in " + OUT_UNTIL_RETURNED + " and b.state in ('IN_USE', 'OVERDUE')";
    Set<String> wrong =
        ids(
            "select b.id from booking b left join unit u on u.id = b.unit_id and u.out_with = b.id"
                + " and u.is_late = case when b.state = 'OVERDUE' then 1 else 0 end where u.id is"
                + " null and "
                + out);
    wrong.addAll(
        ids(
            "select u.id from unit u left join booking b on b.id = u.out_with and b.unit_id = u.id"
                + " and "
                + out
                + " where b.id is null and (u.out_with is not null or u.is_late = 1)"));
    return wrong;
  }

  @Override
  public Set<String> wrongMoney() {
    return ids(
        "select b.id from booking b left join charge c on c.booking_id = b.id and c.state ="
            + " 'CAPTURED' and c.purpose <> 'LATE_FEE' where b.state in ('CONFIRMED', 'IN_USE',"
            + " 'OVERDUE', 'COMPLETED', 'NO_SHOW') group by b.id, b.total having"
            + " coalesce(sum(c.amount - c.refund), 0) <> b.total union select c.booking_id from"
            + " charge c where c.refund < 0 or c.refund > 0 and (c.state <> 'CAPTURED' or c.refund"
            + " > c.amount)");
  }

  @Override
  public Set<String> brokenHistories() {
    return ids(
        "select b.id from booking b left join outbox_event e on e.aggregate_id = b.id group by"
            + " b.id, b.version having count(e.id) <> b.version or coalesce(max(e.sequence_no), 0)"
            + " <> b.version");
  }

  @Override
  public Set<String> untoldSince(Instant since) {
    return ids(
        "select e.event_id from outbox_event e where e.sent = 0 and e.occurred_at < ?",
        since.toEpochMilli());
  }

  @Override
  public Set<String> overdue(Instant before) {
    return ids("select b.id from booking b where b.deadline < ?", before.toEpochMilli());
  }

  @Override
  public Set<String> forgottenWishes(Instant before) {
    Set<String> forgotten =
        ids(
            "select w.id from waiting w left join waiting_look l on l.listing_id = w.listing_id"
                + " where w.state = 'WAITING' and (l.listing_id is null or l.look_at < ?)",
            before.toEpochMilli());
    forgotten.addAll(
        ids(
            "select w.id from waiting w left join booking b on b.id = w.booking_id where w.state ="
                + " 'OFFERED' and b.id is null"));
    return forgotten;
  }

  @Override
  public Set<String> brokenPromises() {
    return ids(
        "select i.resource_id from idempotency_key i left join booking b on b.id = i.resource_id"
            + " left join block k on k.id = i.resource_id left join series s on s.id = i.resource_id"
            + " left join waiting w on w.id = i.resource_id where i.status in (201, 202) and b.id is"
            + " null and k.id is null and s.id is null and w.id is null");
  }

  private static String names(Stream<? extends Enum<?>> values) {
    return values.map(value -> "'" + value.name() + "'").collect(Collectors.joining(",", "(", ")"));
  }

  @SuppressWarnings("unchecked")
  private Set<String> ids(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return ((List<String>) query.setMaxResults(MOST).getResultList())
        .stream().collect(Collectors.toSet());
  }
}
