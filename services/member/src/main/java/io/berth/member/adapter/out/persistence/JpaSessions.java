package io.berth.member.adapter.out.persistence;

import io.berth.member.application.port.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Conditional updates decide, so that two uses of one token can't both succeed. */
@ApplicationScoped
class JpaSessions implements Sessions {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  JpaSessions(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected JpaSessions() {
    this(null, null);
  }

  @Override
  public void add(UUID family, UUID memberId, String tokenHash, Instant expiresAt) {
    entityManager
        .createNativeQuery(
            "insert into refresh_token (hash, family, member_id, expires_at) values (?,?,?,?)")
        .setParameter(1, tokenHash)
        .setParameter(2, family.toString())
        .setParameter(3, memberId.toString())
        .setParameter(4, expiresAt.toEpochMilli())
        .executeUpdate();
  }

  @Override
  public boolean use(String tokenHash) {
    long now = clock.millis();
    return entityManager
            .createNativeQuery(
                "update refresh_token set used_at = ? where hash = ? and used_at is null and"
                    + " revoked_at is null and expires_at > ?")
            .setParameter(1, now)
            .setParameter(2, tokenHash)
            .setParameter(3, now)
            .executeUpdate()
        == 1;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<Origin> origin(String tokenHash) {
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                "select family, member_id, used_at from refresh_token where hash = ?")
            .setParameter(1, tokenHash)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Origin(
                    UUID.fromString((String) row[0]),
                    UUID.fromString((String) row[1]),
                    row[2] != null));
  }

  @Override
  public void revoke(UUID family) {
    entityManager
        .createNativeQuery(
            "update refresh_token set revoked_at = ? where family = ? and revoked_at is null")
        .setParameter(1, clock.millis())
        .setParameter(2, family.toString())
        .executeUpdate();
  }

  @Override
  public void removeAll(UUID memberId) {
    entityManager
        .createNativeQuery("delete from refresh_token where member_id = ?")
        .setParameter(1, memberId.toString())
        .executeUpdate();
  }

  @Override
  public int forgetExpired() {
    return entityManager
        .createNativeQuery("delete from refresh_token where expires_at < ?")
        .setParameter(1, clock.millis())
        .executeUpdate();
  }
}
