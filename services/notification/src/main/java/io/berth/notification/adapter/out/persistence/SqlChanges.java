package io.berth.notification.adapter.out.persistence;

import io.berth.foundation.messaging.EventJson;
import io.berth.foundation.streams.Change;
import io.berth.foundation.streams.ChangeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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
    String data = EventJson.write(new Told(id, (String) row[3], (String) row[4]));
    return new Change((String) row[1], id, at, at, "notification", data);
  }

  private record Told(String id, String type, String bookingId) {}
}
