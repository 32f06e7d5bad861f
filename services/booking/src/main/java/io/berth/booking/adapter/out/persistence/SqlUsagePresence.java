package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.UsagePresence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** One row, whoever writes it. */
@ApplicationScoped
public class SqlUsagePresence implements UsagePresence {
  private final EntityManager entityManager;

  @Inject
  public SqlUsagePresence(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlUsagePresence() {
    this(null);
  }

  @Override
  public void heard(Instant now, Duration longest) {
    entityManager
        .createNativeQuery("update usage_presence set since = ? where id = 1 and last_seen < ?")
        .setParameter(1, now.toEpochMilli())
        .setParameter(2, now.minus(longest).toEpochMilli())
        .executeUpdate();
    entityManager
        .createNativeQuery("update usage_presence set last_seen = ? where id = 1 and last_seen < ?")
        .setParameter(1, now.toEpochMilli())
        .setParameter(2, now.toEpochMilli())
        .executeUpdate();
  }

  @Override
  public boolean isUnbroken(Instant since, Instant lastAfter) {
    return !entityManager
        .createNativeQuery(
            "select id from usage_presence where id = 1 and since <= ? and last_seen >= ?")
        .setParameter(1, since.toEpochMilli())
        .setParameter(2, lastAfter.toEpochMilli())
        .getResultList()
        .isEmpty();
  }
}
