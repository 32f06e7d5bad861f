package io.berth.foundation.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rebuildings, past and running, in the table {@code rebuild} of the context's own schema. All
 * methods need a running transaction.
 */
@ApplicationScoped
public class Rebuilds {
  private static final String COLUMNS =
      "id, generation, even_if_incomplete, state, events, started_at, ended_at, missing, differing,"
          + " added, examples";

  private final EntityManager entityManager;

  @Inject
  public Rebuilds(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected Rebuilds() {
    this(null);
  }

  void add(Rebuild rebuild) {
    query(
            "insert into rebuild (id, generation, even_if_incomplete, state, events, started_at,"
                + " run_until) values (?,?,?,?,?,?,0)",
            rebuild.id().toString(),
            rebuild.generation(),
            rebuild.evenIfIncomplete() ? 1 : 0,
            rebuild.state().name(),
            rebuild.events(),
            rebuild.startedAt().toEpochMilli())
        .executeUpdate();
  }

  Optional<Rebuild> find(UUID id) {
    return rebuilds(query("select " + COLUMNS + " from rebuild where id = ?", id.toString()))
        .stream()
        .findFirst();
  }

  /** Newest first. */
  List<Rebuild> newest(int limit) {
    return rebuilds(
        query("select " + COLUMNS + " from rebuild order by started_at desc, id")
            .setMaxResults(limit));
  }

  /** Running ones that no process works on. */
  @SuppressWarnings("unchecked")
  List<UUID> due(Instant now, int limit) {
    List<String> ids =
        query(
                "select id from rebuild where state = 'RUNNING' and run_until < ? order by"
                    + " started_at",
                now.toEpochMilli())
            .setMaxResults(limit)
            .getResultList();
    return ids.stream().map(UUID::fromString).toList();
  }

  /** Takes one that no process works on; false if another process was faster. */
  boolean take(UUID id, Instant now, Instant until) {
    return query(
                "update rebuild set run_until = ?, events = 0 where id = ? and state = 'RUNNING'"
                    + " and run_until < ?",
                until.toEpochMilli(),
                id.toString(),
                now.toEpochMilli())
            .executeUpdate()
        == 1;
  }

  /** Notes progress and keeps others away; false if it no longer runs. */
  boolean proceed(UUID id, long events, Instant until) {
    return query(
                "update rebuild set run_until = ?, events = ? where id = ? and state = 'RUNNING'",
                until.toEpochMilli(),
                events,
                id.toString())
            .executeUpdate()
        == 1;
  }

  /** Ends a running one; false if it no longer ran. */
  boolean end(UUID id, Rebuild.State state, Drift drift, Instant at) {
    return query(
                "update rebuild set state = ?, ended_at = ?, missing = ?, differing = ?, added = ?,"
                    + " examples = ? where id = ? and state = 'RUNNING'",
                state.name(),
                at.toEpochMilli(),
                drift.missing(),
                drift.differing(),
                drift.added(),
                String.join("\n", drift.examples()),
                id.toString())
            .executeUpdate()
        == 1;
  }

  @SuppressWarnings("unchecked")
  private static List<Rebuild> rebuilds(Query query) {
    return ((List<Object[]>) query.getResultList()).stream().map(Rebuilds::rebuild).toList();
  }

  private static Rebuild rebuild(Object[] row) {
    boolean ended = row[6] != null;
    return new Rebuild(
        UUID.fromString((String) row[0]),
        ((Number) row[1]).intValue(),
        ((Number) row[2]).intValue() == 1,
        Rebuild.State.valueOf((String) row[3]),
        number(row[4]),
        Instant.ofEpochMilli(number(row[5])),
        ended ? Instant.ofEpochMilli(number(row[6])) : null,
        ended
            ? new Drift(
                number(row[7]), number(row[8]), number(row[9]), ((String) row[10]).lines().toList())
            : null);
  }

  private Query query(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
