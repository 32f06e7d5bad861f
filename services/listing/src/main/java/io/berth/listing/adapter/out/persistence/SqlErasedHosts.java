package io.berth.listing.adapter.out.persistence;

import io.berth.listing.application.port.ErasedHosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Ids of the erased in a table, and a few rows to lock. */
@ApplicationScoped
public class SqlErasedHosts implements ErasedHosts {
  private static final int LOCKS = 64;

  private final EntityManager entityManager;

  @Inject
  public SqlErasedHosts(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlErasedHosts() {
    this(null);
  }

  @Override
  public boolean has(UUID hostId) {
    entityManager
        .createNativeQuery("update host_lock set locked = locked + 1 where id = ?")
        .setParameter(1, Math.floorMod(hostId.hashCode(), LOCKS))
        .executeUpdate();
    return !entityManager
        .createNativeQuery("select id from erased_host where id = ?")
        .setParameter(1, hostId.toString())
        .getResultList()
        .isEmpty();
  }

  @Override
  public boolean add(UUID hostId) {
    if (has(hostId)) {
      return false;
    }
    entityManager
        .createNativeQuery("insert into erased_host (id) values (?)")
        .setParameter(1, hostId.toString())
        .executeUpdate();
    return true;
  }
}
