package io.berth.mypage.adapter.out.persistence;

import io.berth.mypage.application.port.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Progress in a row that only moves forward. */
@ApplicationScoped
public class SqlProgress implements Progress {
  private final EntityManager entityManager;

  @Inject
  public SqlProgress(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlProgress() {
    this(null);
  }

  @Override
  public void applied(Instant at) {
    forward("newest_at", at);
  }

  @Override
  public void complete(Instant at) {
    forward("complete_at", at);
  }

  private void forward(String column, Instant at) {
    entityManager
        .createNativeQuery(
            "update progress set %s = ? where id = 1 and %s < ?".formatted(column, column))
        .setParameter(1, at.toEpochMilli())
        .setParameter(2, at.toEpochMilli())
        .executeUpdate();
  }

  @Override
  public Instant asOf() {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery("select newest_at, complete_at from progress where id = 1")
                .getSingleResult();
    return Instant.ofEpochMilli(Math.max(JpaReadModel.number(row[0]), JpaReadModel.number(row[1])));
  }
}
