package io.berth.notification.adapter.out.persistence;

import io.berth.foundation.streams.Change;
import io.berth.foundation.streams.ChangeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** New notifications, for the streams of their recipients. A position is the time of writing. */
@ApplicationScoped
public class SqlChanges implements ChangeSource {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  public SqlChanges(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected SqlChanges() {
    this(null, null);
  }

  @Override
  public long newest() {
    return clock.millis();
  }

  @Override
  @Transactional
  @SuppressWarnings("unchecked")
  public List<Change> after(long position, int limit) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select id, recipient_id, created_at, type, booking_id from notification where"
                        + " created_at > ? order by created_at, id")
                .setParameter(1, position)
                .setMaxResults(limit)
                .getResultList())
        .stream().map(SqlChanges::change).toList();
  }

  private static Change change(Object[] row) {
    long at = ((Number) row[2]).longValue();
    String id = (String) row[0];
    String data =
        Json.createObjectBuilder()
            .add("id", id)
            .add("type", (String) row[3])
            .add("bookingId", (String) row[4])
            .build()
            .toString();
    return new Change((String) row[1], id, at, at, "notification", data);
  }
}
