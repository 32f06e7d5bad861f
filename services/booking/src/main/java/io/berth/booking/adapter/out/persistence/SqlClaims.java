package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.Claims;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Claims in plain SQL: every statement here is one round trip, and its locks are in plain sight.
 */
@ApplicationScoped
public class SqlClaims implements Claims {
  private static final int ROWS_PER_STATEMENT = 500;
  private static final String STANDING = " and (c.held_until is null or c.held_until > ?)";

  /**
   * One look into the primary key for each unit. As a join ("not exists") PostgreSQL would plan it
   * once, while the table is small, and then read all claims for each unit until it is analyzed.
   */
  private static final String FREE_UNITS =
      "select u.id from unit u where u.listing_id = ? and u.active = 1 and u.is_late = 0 and (select"
          + " min(c.cell) from claim c where c.unit_id = u.id%s and c.cell >= ? and c.cell < ?"
          + STANDING
          + ") is null";

  private final EntityManager entityManager;

  @Inject
  public SqlClaims(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlClaims() {
    this(null);
  }

  @Override
  public List<UUID> freeUnits(UUID listingId, Period period, Instant now) {
    return ids(
        FREE_UNITS.formatted(""),
        listingId.toString(),
        period.from(),
        period.to(),
        now.toEpochMilli());
  }

  @Override
  public List<UUID> freeUnitsBut(UUID ownerId, UUID listingId, Period period, Instant now) {
    return ids(
        FREE_UNITS.formatted(" and c.owner_id <> ?"),
        listingId.toString(),
        ownerId.toString(),
        period.from(),
        period.to(),
        now.toEpochMilli());
  }

  @Override
  public List<UUID> lapsedHolds(UUID unitId, Period period, Instant now) {
    return ids(
        "select distinct c.owner_id from claim c where c.unit_id = ? and c.cell >= ? and c.cell <"
            + " ? and c.held_until <= ? order by c.owner_id",
        unitId.toString(),
        period.from(),
        period.to(),
        now.toEpochMilli());
  }

  @Override
  public List<UUID> owners(UUID unitId, Period period, Instant now) {
    return ids(
        "select distinct c.owner_id from claim c where c.unit_id = ? and c.cell >= ? and c.cell <"
            + " ?"
            + STANDING,
        unitId.toString(),
        period.from(),
        period.to(),
        now.toEpochMilli());
  }

  @Override
  public void take(UUID unitId, Period period, UUID ownerId, Kind kind, Instant heldUntil) {
    Long held = heldUntil == null ? null : heldUntil.toEpochMilli();
    String row = held == null ? "(?,?,?,?,null)" : "(?,?,?,?," + held + ")";
    for (long from = period.from(); from < period.to(); from += ROWS_PER_STATEMENT) {
      long to = Math.min(period.to(), from + ROWS_PER_STATEMENT);
      String rows = String.join(", ", Collections.nCopies((int) (to - from), row));
      Query insert =
          entityManager.createNativeQuery(
              "insert into claim (unit_id, cell, owner_id, kind, held_until) values " + rows);
      int parameter = 1;
      for (long cell = from; cell < to; cell++) {
        insert.setParameter(parameter++, unitId.toString());
        insert.setParameter(parameter++, cell);
        insert.setParameter(parameter++, ownerId.toString());
        insert.setParameter(parameter++, kind.name());
      }
      insert.executeUpdate();
    }
  }

  @Override
  public void hold(UUID ownerId, Instant until) {
    entityManager
        .createNativeQuery("update claim set held_until = ? where owner_id = ?")
        .setParameter(1, until.toEpochMilli())
        .setParameter(2, ownerId.toString())
        .executeUpdate();
  }

  @Override
  public void keep(UUID ownerId) {
    entityManager
        .createNativeQuery("update claim set held_until = null where owner_id = ?")
        .setParameter(1, ownerId.toString())
        .executeUpdate();
  }

  @Override
  public void keepAsBuffer(UUID ownerId, Period buffer) {
    query(
            "delete from claim where owner_id = ? and (cell < ? or cell >= ?)",
            ownerId.toString(),
            buffer.from(),
            buffer.to())
        .executeUpdate();
    query("update claim set kind = 'BUFFER' where owner_id = ?", ownerId.toString())
        .executeUpdate();
  }

  @Override
  public void keepOnly(UUID ownerId, UUID unitId, Period period, Period withBuffer) {
    query(
            "delete from claim where owner_id = ? and (unit_id <> ? or cell < ? or cell >= ?)",
            ownerId.toString(),
            unitId.toString(),
            withBuffer.from(),
            withBuffer.to())
        .executeUpdate();
    if (withBuffer.to() > period.to()) {
      query(
              "update claim set kind = case when cell < ? then 'BOOKING' else 'BUFFER' end where"
                  + " owner_id = ?",
              period.to(),
              ownerId.toString())
          .executeUpdate();
    }
  }

  @Override
  public Optional<Long> firstTaken(UUID unitId, Period period, Instant now) {
    Object first =
        query(
                "select min(c.cell) from claim c where c.unit_id = ? and c.cell >= ? and c.cell < ?"
                    + STANDING,
                unitId.toString(),
                period.from(),
                period.to(),
                now.toEpochMilli())
            .getSingleResult();
    return Optional.ofNullable((Number) first).map(Number::longValue);
  }

  @Override
  public void release(UUID ownerId) {
    entityManager
        .createNativeQuery("delete from claim where owner_id = ?")
        .setParameter(1, ownerId.toString())
        .executeUpdate();
  }

  @Override
  public List<Occupied> occupied(UUID listingId, Period period, Instant now) {
    return rows(
            "select c.unit_id, c.cell, case when c.kind = 'BLOCK' then 'BLOCKED' when c.kind ="
                + " 'BUFFER' then 'BUFFER' when c.held_until is not null then 'HELD' else 'TAKEN'"
                + " end from unit u join claim c on c.unit_id = u.id where u.listing_id = ? and"
                + " u.active = 1 and u.is_late = 0 and c.cell >= ? and c.cell < ?"
                + STANDING,
            listingId.toString(),
            period.from(),
            period.to(),
            now.toEpochMilli())
        .stream()
        .map(
            row ->
                new Occupied(
                    UUID.fromString((String) row[0]),
                    ((Number) row[1]).longValue(),
                    ((String) row[2]).trim()))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql, Object... parameters) {
    return query(sql, parameters).getResultList();
  }

  @SuppressWarnings("unchecked")
  private List<UUID> ids(String sql, Object... parameters) {
    return ((List<String>) query(sql, parameters).getResultList())
        .stream().map(UUID::fromString).toList();
  }

  private Query query(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
