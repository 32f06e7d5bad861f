package io.berth.usage.adapter.out.persistence;

import static io.berth.usage.adapter.out.persistence.SqlPlans.instant;
import static io.berth.usage.adapter.out.persistence.SqlPlans.uuid;

import io.berth.usage.application.port.Uses;
import io.berth.usage.domain.Actor;
import io.berth.usage.domain.ActualUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One row per use; its end is written once. */
@ApplicationScoped
public class SqlUses implements Uses {
  private static final int MOST = 1_000;
  private static final String BEGUN =
      "id, booking_id, listing_id, guest_id, host_id, started_at, started_by";
  private static final String COLUMNS = BEGUN + ", ended_at, ended_by, note";
  private static final int WIDTH = 10;

  private final EntityManager entityManager;

  @Inject
  public SqlUses(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlUses() {
    this(null);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<ActualUse> find(UUID id) {
    return ((List<Object[]>)
            query("select " + COLUMNS + " from actual_use where id = ?", List.of(id.toString()))
                .getResultList())
        .stream().findFirst().map(SqlUses::use);
  }

  @Override
  public boolean add(ActualUse use) {
    if (find(use.id()).isPresent()) {
      return false;
    }
    query(
            "insert into actual_use (" + BEGUN + ") values (?,?,?,?,?,?,?)",
            List.of(
                use.id().toString(),
                use.bookingId().toString(),
                use.listingId().toString(),
                use.guestId().toString(),
                use.hostId().toString(),
                use.startedAt().toEpochMilli(),
                use.startedBy().name()))
        .executeUpdate();
    return true;
  }

  @Override
  public boolean end(ActualUse ended) {
    ActualUse.End end = ended.end().orElseThrow();
    return query(
                "update actual_use set ended_at = ?, ended_by = ?, note = ? where id = ? and"
                    + " ended_at is null",
                List.of(
                    end.at().toEpochMilli(),
                    end.by().name(),
                    end.note() == null ? "" : end.note(),
                    ended.id().toString()))
            .executeUpdate()
        == 1;
  }

  @Override
  public void deleteNotes(UUID person) {
    query(
            "update actual_use set note = '' where guest_id = ? or host_id = ?",
            List.of(person.toString(), person.toString()))
        .executeUpdate();
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Found> page(Filter filter, int limit) {
    StringBuilder sql = new StringBuilder("select ");
    sql.append(qualified("u", COLUMNS)).append(", ").append(qualified("p", SqlPlans.COLUMNS));
    sql.append(" from actual_use u left join plan p on p.booking_id = u.booking_id where (1 = 0");
    List<Object> values = new ArrayList<>();
    and(sql, values, " or u.guest_id = ?", filter.guestId());
    and(sql, values, " or u.host_id = ?", filter.hostId());
    sql.append(")");
    and(sql, values, " and u.listing_id = ?", filter.listingId());
    and(sql, values, " and u.booking_id = ?", filter.bookingId());
    if (filter.after() != null) {
      long startedAt = filter.after().startedAt().toEpochMilli();
      sql.append(" and (u.started_at < ? or u.started_at = ? and u.id < ?)");
      values.addAll(List.of(startedAt, startedAt, filter.after().id().toString()));
    }
    sql.append(" order by u.started_at desc, u.id desc");
    return ((List<Object[]>) query(sql.toString(), values).setMaxResults(limit).getResultList())
        .stream()
            .map(
                row ->
                    new Found(
                        use(row),
                        row[WIDTH] == null
                            ? Optional.empty()
                            : Optional.of(SqlPlans.plan(row, WIDTH))))
            .toList();
  }

  @Override
  public Set<String> unsettled(Instant endedBefore) {
    return bookings(
        "u.ended_at < ? and p.state in ('IN_USE', 'OVERDUE')", endedBefore.toEpochMilli());
  }

  @Override
  public Set<String> notBegun(Instant startedBefore) {
    return bookings(
        "u.started_at < ? and p.state not in ('IN_USE', 'OVERDUE', 'COMPLETED')",
        startedBefore.toEpochMilli());
  }

  @SuppressWarnings("unchecked")
  private Set<String> bookings(String condition, long before) {
    return ((List<String>)
            query(
                    "select u.booking_id from actual_use u join plan p on p.booking_id ="
                        + " u.booking_id where "
                        + condition,
                    List.of(before))
                .setMaxResults(MOST)
                .getResultList())
        .stream().collect(Collectors.toSet());
  }

  private static void and(StringBuilder sql, List<Object> values, String condition, UUID value) {
    if (value != null) {
      sql.append(condition);
      values.add(value.toString());
    }
  }

  private static String qualified(String alias, String columns) {
    return Arrays.stream(columns.split(", *"))
        .map(column -> alias + "." + column.trim())
        .collect(Collectors.joining(", "));
  }

  private static ActualUse use(Object[] row) {
    ActualUse begun =
        new ActualUse(
            uuid(row[0]),
            uuid(row[1]),
            uuid(row[2]),
            uuid(row[3]),
            uuid(row[4]),
            instant(row[5]),
            Actor.valueOf((String) row[6]),
            Optional.empty());
    if (row[7] == null) {
      return begun;
    }
    String note = (String) row[9];
    return begun.ended(
        instant(row[7]), Actor.valueOf((String) row[8]), note.isEmpty() ? null : note);
  }

  private Query query(String sql, List<?> parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.size(); i++) {
      query.setParameter(i + 1, parameters.get(i));
    }
    return query;
  }
}
