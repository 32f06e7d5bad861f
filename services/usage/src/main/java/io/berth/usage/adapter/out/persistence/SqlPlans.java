package io.berth.usage.adapter.out.persistence;

import io.berth.usage.application.Plan;
import io.berth.usage.application.port.Plans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One row per booking, replaced only by what is newer. */
@ApplicationScoped
public class SqlPlans implements Plans {
  static final String COLUMNS =
      "booking_id, sequence_no, state, kind, listing_id, unit_id, unit_name, guest_id, host_id,"
          + " from_text, to_text, time_zone, starts_at, ends_at";

  private final EntityManager entityManager;

  @Inject
  public SqlPlans(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlPlans() {
    this(null);
  }

  @Override
  public void keep(Plan plan) {
    boolean replaced =
        query(
                    "update plan set sequence_no = ?, state = ?, unit_id = ?, unit_name = ?,"
                        + " from_text = ?, to_text = ?, starts_at = ?, ends_at = ? where booking_id"
                        + " = ? and sequence_no < ?",
                    plan.sequence(),
                    plan.state(),
                    plan.unitId().toString(),
                    plan.unitName(),
                    plan.from(),
                    plan.to(),
                    plan.startsAt().toEpochMilli(),
                    plan.endsAt().toEpochMilli(),
                    plan.bookingId().toString(),
                    plan.sequence())
                .executeUpdate()
            == 1;
    if (!replaced && find(plan.bookingId()).isEmpty()) {
      query(
              "insert into plan (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
              plan.bookingId().toString(),
              plan.sequence(),
              plan.state(),
              plan.kind(),
              plan.listingId().toString(),
              plan.unitId().toString(),
              plan.unitName(),
              plan.guestId().toString(),
              plan.hostId().toString(),
              plan.from(),
              plan.to(),
              plan.timeZone(),
              plan.startsAt().toEpochMilli(),
              plan.endsAt().toEpochMilli())
          .executeUpdate();
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<Plan> find(UUID bookingId) {
    return ((List<Object[]>)
            query("select " + COLUMNS + " from plan where booking_id = ?", bookingId.toString())
                .getResultList())
        .stream().findFirst().map(row -> plan(row, 0));
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<UUID> hostOf(UUID listingId) {
    return ((List<String>)
            query("select host_id from plan where listing_id = ?", listingId.toString())
                .setMaxResults(1)
                .getResultList())
        .stream().findFirst().map(UUID::fromString);
  }

  /** Reads the columns from the given one on. */
  static Plan plan(Object[] row, int from) {
    return new Plan(
        uuid(row[from]),
        number(row[from + 1]),
        (String) row[from + 2],
        (String) row[from + 3],
        uuid(row[from + 4]),
        uuid(row[from + 5]),
        (String) row[from + 6],
        uuid(row[from + 7]),
        uuid(row[from + 8]),
        (String) row[from + 9],
        (String) row[from + 10],
        (String) row[from + 11],
        instant(row[from + 12]),
        instant(row[from + 13]));
  }

  static UUID uuid(Object text) {
    return UUID.fromString((String) text);
  }

  static long number(Object value) {
    return ((Number) value).longValue();
  }

  static Instant instant(Object millis) {
    return Instant.ofEpochMilli(number(millis));
  }

  private Query query(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
