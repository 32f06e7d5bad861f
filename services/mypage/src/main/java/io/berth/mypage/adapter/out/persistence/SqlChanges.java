package io.berth.mypage.adapter.out.persistence;

import io.berth.foundation.messaging.EventJson;
import io.berth.foundation.streams.Change;
import io.berth.foundation.streams.ChangeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has changed in the views of people: the bookings of which events were applied, for their
 * guests and hosts. A position is the time of applying.
 */
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
    // Each row tells two people.
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select i.event_id, i.applied_at, b.id, b.guest_id, b.host_id from inbox i"
                        + " join booking b on b.id = i.message_key"
                        + " join generation g on g.live = b.generation"
                        + " where i.applied_at > ? order by i.applied_at, i.event_id")
                .setParameter(1, position)
                .setMaxResults(limit / 2)
                .getResultList())
        .stream()
            .flatMap(row -> Stream.of(change(row, (String) row[3]), change(row, (String) row[4])))
            .toList();
  }

  private static Change change(Object[] row, String memberId) {
    long at = ((Number) row[1]).longValue();
    String data = EventJson.write(new Changed((String) row[2]));
    return new Change(memberId, row[0] + memberId, at, at, "booking", data);
  }

  private record Changed(String bookingId) {}
}
