package io.berth.booking.adapter.out.persistence;

import io.berth.foundation.messaging.EventJson;
import io.berth.foundation.streams.Change;
import io.berth.foundation.streams.ChangeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * What may have changed free time: every event that was told, for those who look at its listing. A
 * position is the identity of the event's row.
 */
@ApplicationScoped
public class SqlChanges implements ChangeSource {
  /** More events than can be under way at once. */
  private static final int UNDER_WAY = 200;

  private final EntityManager entityManager;

  @Inject
  public SqlChanges(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlChanges() {
    this(null);
  }

  @Override
  public long newest() {
    return ((Number)
                entityManager
                    .createNativeQuery("select coalesce(max(id), 0) from outbox_event")
                    .getSingleResult())
            .longValue()
        - UNDER_WAY;
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Change> after(long position, int limit) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select id, event_id, occurred_at, data from outbox_event where id > ? order by"
                        + " id")
                .setParameter(1, position)
                .setMaxResults(limit)
                .getResultList())
        .stream().map(SqlChanges::change).toList();
  }

  private static Change change(Object[] row) {
    Told event = EventJson.read((String) row[3], Told.class);
    return new Change(
        event.listingId(),
        (String) row[1],
        ((Number) row[0]).longValue(),
        ((Number) row[2]).longValue(),
        "availability",
        "{}");
  }

  private record Told(String listingId) {}
}
