package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.Accesses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class SqlAccesses implements Accesses {
  private final EntityManager entityManager;

  @Inject
  public SqlAccesses(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlAccesses() {
    this(null);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<String> find(UUID listingId) {
    return ((List<String>)
            entityManager
                .createNativeQuery(
                    "select access_text from listing where id = ? and access_text is not null")
                .setParameter(1, listingId.toString())
                .getResultList())
        .stream().findFirst();
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<UUID> due(Instant now, int limit) {
    return ((List<String>)
            entityManager
                .createNativeQuery(
                    "select id from listing where access_due <= ? order by access_due")
                .setParameter(1, now.toEpochMilli())
                .setMaxResults(limit)
                .getResultList())
        .stream().map(UUID::fromString).toList();
  }

  @Override
  public boolean keep(UUID listingId, long version, String text) {
    String said = text == null ? "null" : "?3";
    var update =
        entityManager
            .createNativeQuery(
                "update listing set access_due = null, access_text = "
                    + said
                    + " where id = ?1 and version <= ?2")
            .setParameter(1, listingId.toString())
            .setParameter(2, version);
    if (text != null) {
      update.setParameter(3, text);
    }
    return update.executeUpdate() == 1;
  }

  @Override
  public void putOff(UUID listingId, Instant until) {
    entityManager
        .createNativeQuery(
            "update listing set access_due = ? where id = ? and access_due is not null")
        .setParameter(1, until.toEpochMilli())
        .setParameter(2, listingId.toString())
        .executeUpdate();
  }
}
