package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.UnitsInUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Two columns of the unit, each changed by one conditional update. */
@ApplicationScoped
public class SqlUnitsInUse implements UnitsInUse {
  private final EntityManager entityManager;

  @Inject
  public SqlUnitsInUse(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlUnitsInUse() {
    this(null);
  }

  @Override
  public boolean takeOut(UUID unitId, UUID bookingId) {
    return query(
                "update unit set out_with = ? where id = ? and out_with is null", bookingId, unitId)
            .executeUpdate()
        == 1;
  }

  @Override
  public boolean isOutWithAnother(UUID unitId, UUID bookingId) {
    return !query(
            "select id from unit where id = ? and out_with is not null and out_with <> ?",
            unitId,
            bookingId)
        .getResultList()
        .isEmpty();
  }

  @Override
  public void late(UUID unitId, UUID bookingId) {
    query("update unit set is_late = 1 where id = ? and out_with = ?", unitId, bookingId)
        .executeUpdate();
  }

  @Override
  public void bringBack(UUID unitId, UUID bookingId) {
    query(
            "update unit set out_with = null, is_late = 0 where id = ? and out_with = ?",
            unitId,
            bookingId)
        .executeUpdate();
  }

  @Override
  @SuppressWarnings("unchecked")
  public Set<UUID> late(UUID listingId) {
    return ((List<String>)
            query(
                    "select id from unit where listing_id = ? and active = 1 and is_late = 1",
                    listingId)
                .getResultList())
        .stream().map(UUID::fromString).collect(Collectors.toSet());
  }

  private Query query(String sql, UUID... ids) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < ids.length; i++) {
      query.setParameter(i + 1, ids[i].toString());
    }
    return query;
  }
}
