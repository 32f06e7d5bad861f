package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.Listings;
import io.berth.booking.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
public class JpaListings implements Listings {
  private final EntityManager entityManager;

  @Inject
  public JpaListings(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected JpaListings() {
    this(null);
  }

  @Override
  public Optional<Listing> find(UUID id) {
    return Optional.ofNullable(entityManager.find(ListingRow.class, id.toString()))
        .map(ListingRow::toListing);
  }

  @Override
  public boolean keep(Listing listing) {
    ListingRow row =
        entityManager.find(
            ListingRow.class, listing.id().toString(), LockModeType.PESSIMISTIC_WRITE);
    if (row != null && row.version() >= listing.version()) {
      return false;
    }
    if (row == null) {
      entityManager.persist(ListingRow.of(listing));
    } else {
      row.replaceBy(listing);
    }
    entityManager.flush();
    keepUnits(listing);
    return true;
  }

  @SuppressWarnings("unchecked")
  private void keepUnits(Listing listing) {
    List<String> rows =
        entityManager
            .createNativeQuery("select id from unit where listing_id = ?")
            .setParameter(1, listing.id().toString())
            .getResultList();
    Set<String> there = new HashSet<>(rows);
    for (Listing.Unit unit : listing.units()) {
      String sql =
          there.contains(unit.id().toString())
              ? "update unit set active = ? where id = ? and listing_id = ?"
              : "insert into unit (active, id, listing_id) values (?,?,?)";
      entityManager
          .createNativeQuery(sql)
          .setParameter(1, unit.active() ? 1 : 0)
          .setParameter(2, unit.id().toString())
          .setParameter(3, listing.id().toString())
          .executeUpdate();
    }
  }
}
