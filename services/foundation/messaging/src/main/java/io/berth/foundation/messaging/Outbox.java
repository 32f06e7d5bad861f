package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The events of a change, written in the change's own transaction: if it rolls back nothing is
 * told, if it commits everything is, however late. Rows are the history of each aggregate and stay,
 * but where {@link #forgetBefore} is asked for.
 */
@ApplicationScoped
public class Outbox {
  private static final String COLUMNS =
      "event_id, type, message_key, aggregate_id, sequence_no, occurred_at, data, traceparent,"
          + " correlation_id, causation_id";

  private final EntityManager entityManager;
  private final jakarta.enterprise.event.Event<RelaySignal.Told> told;
  private final Clock clock;
  private final String source;

  @Inject
  public Outbox(
      EntityManager entityManager,
      jakarta.enterprise.event.Event<RelaySignal.Told> told,
      Clock clock,
      @ConfigProperty(name = "berth.context") String context) {
    this.entityManager = entityManager;
    this.told = told;
    this.clock = clock;
    this.source = "/" + context;
  }

  protected Outbox() {
    this(null, null, null, null);
  }

  /**
   * Appends one event.
   *
   * @param key the message key (see {@link Event})
   * @param sequence the aggregate's version after the change; a version told twice is refused by
   *     the database
   * @param data a record, written as JSON
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(String type, String key, String aggregateId, long sequence, Object data) {
    TraceContext trace = TraceContext.current();
    entityManager
        .createNativeQuery(
            "insert into outbox_event (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?)")
        .setParameter(1, UUID.randomUUID().toString())
        .setParameter(2, type)
        .setParameter(3, key)
        .setParameter(4, aggregateId)
        .setParameter(5, sequence)
        .setParameter(6, clock.millis())
        .setParameter(7, EventJson.write(data))
        .setParameter(8, trace.traceparent())
        .setParameter(9, trace.correlationId())
        .setParameter(10, trace.causationId() == null ? "" : trace.causationId())
        .executeUpdate();
    told.fire(new RelaySignal.Told());
  }

  /**
   * Deletes what was told, or was to be told, of one aggregate before a version; only where each
   * event says all there is, and its topic keeps no more than the newest.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void forgetBefore(String aggregateId, long sequence) {
    entityManager
        .createNativeQuery("delete from outbox_event where aggregate_id = ? and sequence_no < ?")
        .setParameter(1, aggregateId)
        .setParameter(2, sequence)
        .executeUpdate();
  }

  /** All that was told of one aggregate, oldest first. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Event> history(String aggregateId) {
    return rows(
            "select id, "
                + COLUMNS
                + " from outbox_event where aggregate_id = ? order by sequence_no",
            aggregateId)
        .map(row -> event(row, source))
        .toList();
  }

  /** At most {@code limit} events that have not reached the broker, in the order of their rows. */
  @Transactional
  public List<Unsent> unsent(int limit) {
    return rows("select id, "
            + COLUMNS
            + " from outbox_event where sent = 0 order by id fetch first "
            + limit
            + " rows only")
        .map(row -> new Unsent(((Number) row[0]).longValue(), event(row, source)))
        .toList();
  }

  @Transactional
  public void markSent(List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    String marks = String.join(",", ids.stream().map(id -> "?").toList());
    var update =
        entityManager.createNativeQuery(
            "update outbox_event set sent = 1 where id in (" + marks + ")");
    for (int i = 0; i < ids.size(); i++) {
      update.setParameter(i + 1, ids.get(i));
    }
    update.executeUpdate();
  }

  /**
   * Has all events brought to the broker again, in their order; consumers know them by their ids.
   *
   * @return how many
   */
  @Transactional
  public long sendAgain() {
    int events =
        entityManager
            .createNativeQuery("update outbox_event set sent = 0 where sent = 1")
            .executeUpdate();
    told.fire(new RelaySignal.Told());
    return events;
  }

  /** How many events wait for the broker, and since when (epoch milliseconds, 0 if none does). */
  @Transactional
  public Backlog backlog() {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(
                    "select count(*), coalesce(min(occurred_at), 0) from outbox_event where sent = 0")
                .getSingleResult();
    return new Backlog(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
  }

  /** Takes or keeps the right to relay; only one process at a time has it. */
  @Transactional
  public boolean holdLease(String holder, long millis) {
    long now = clock.millis();
    return entityManager
            .createNativeQuery(
                "update relay_lease set holder = ?, held_until = ? where name = 'outbox' and"
                    + " (holder = ? or holder is null or held_until < ?)")
            .setParameter(1, holder)
            .setParameter(2, now + millis)
            .setParameter(3, holder)
            .setParameter(4, now)
            .executeUpdate()
        == 1;
  }

  @SuppressWarnings("unchecked")
  private java.util.stream.Stream<Object[]> rows(String sql, Object... parameters) {
    var query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return ((List<Object[]>) query.getResultList()).stream();
  }

  private static Event event(Object[] row, String source) {
    String causation = (String) row[10];
    return new Event(
        UUID.fromString((String) row[1]),
        (String) row[2],
        source,
        (String) row[3],
        (String) row[4],
        ((Number) row[5]).longValue(),
        java.time.Instant.ofEpochMilli(((Number) row[6]).longValue()),
        (String) row[8],
        (String) row[9],
        causation == null || causation.isEmpty() ? null : causation,
        (String) row[7]);
  }

  record Unsent(long id, Event event) {}

  /** Unsent events: how many, and when the oldest happened. */
  public record Backlog(long count, long oldestAt) {}
}
