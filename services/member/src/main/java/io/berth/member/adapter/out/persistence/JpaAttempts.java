package io.berth.member.adapter.out.persistence;

import io.berth.member.application.port.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class JpaAttempts implements Attempts {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  JpaAttempts(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected JpaAttempts() {
    this(null, null);
  }

  @Override
  public void record(Kind kind, String subject) {
    entityManager
        .createNativeQuery("insert into attempt (kind, subject, tried_at) values (?,?,?)")
        .setParameter(1, kind.name())
        .setParameter(2, subject)
        .setParameter(3, clock.millis())
        .executeUpdate();
  }

  @Override
  public Optional<Instant> exhausted(Kind kind, String subject, Duration window, int limit) {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(
                    "select count(*), min(tried_at) from attempt where kind = ? and subject = ?"
                        + " and tried_at > ?")
                .setParameter(1, kind.name())
                .setParameter(2, subject)
                .setParameter(3, clock.millis() - window.toMillis())
                .getSingleResult();
    return ((Number) row[0]).longValue() < limit
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(((Number) row[1]).longValue()));
  }

  @Override
  public int forgetOlderThan(Duration age) {
    return entityManager
        .createNativeQuery("delete from attempt where tried_at < ?")
        .setParameter(1, clock.millis() - age.toMillis())
        .executeUpdate();
  }
}
