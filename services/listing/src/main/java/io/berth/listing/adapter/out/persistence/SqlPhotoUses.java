package io.berth.listing.adapter.out.persistence;

import io.berth.listing.application.port.PhotoUses;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Photo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** A row for each photo of each listing. */
@ApplicationScoped
public class SqlPhotoUses implements PhotoUses {
  private final EntityManager entityManager;

  @Inject
  public SqlPhotoUses(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlPhotoUses() {
    this(null);
  }

  @Override
  public void keep(Listing listing) {
    entityManager
        .createNativeQuery("delete from photo_use where listing_id = ?")
        .setParameter(1, listing.id().toString())
        .executeUpdate();
    for (Photo photo : listing.photos()) {
      entityManager
          .createNativeQuery("insert into photo_use (photo_id, listing_id) values (?,?)")
          .setParameter(1, photo.id().toString())
          .setParameter(2, listing.id().toString())
          .executeUpdate();
    }
  }

  @Override
  public boolean isUsed(UUID photoId) {
    return !entityManager
        .createNativeQuery("select photo_id from photo_use where photo_id = ?")
        .setParameter(1, photoId.toString())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
