package io.berth.listing.adapter.out.persistence;

import io.berth.listing.application.port.Listings;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.ListingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class JpaListings implements Listings {
  private static final String AFTER =
      " and (l.registeredAt < :registeredAt or l.registeredAt = :registeredAt and l.id < :after)"
          + " order by l.registeredAt desc, l.id desc";

  private final EntityManager entityManager;

  @Inject
  public JpaListings(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected JpaListings() {
    this(null);
  }

  @Override
  public void add(Listing listing) {
    entityManager.persist(ListingRow.of(listing));
  }

  @Override
  public Optional<Listing> find(UUID id) {
    return Optional.ofNullable(entityManager.find(ListingRow.class, id.toString()))
        .map(ListingRow::toListing);
  }

  @Override
  public void save(Listing listing) {
    int updated =
        entityManager
            .createQuery(
                "update ListingRow l set l.version = :version, l.state = :state, l.data = :data"
                    + " where l.id = :id and l.version = :before")
            .setParameter("version", listing.version())
            .setParameter("state", listing.state())
            .setParameter("data", ListingRow.data(listing))
            .setParameter("id", listing.id().toString())
            .setParameter("before", listing.version() - 1)
            .executeUpdate();
    if (updated == 0) {
      throw new OptimisticLockException("listing " + listing.id() + " has changed meanwhile");
    }
  }

  @Override
  public List<Listing> published(UUID after, int limit) {
    return entityManager
        .createQuery("select l from ListingRow l where l.state = :state" + AFTER, ListingRow.class)
        .setParameter("state", ListingState.PUBLISHED)
        .setParameter("registeredAt", registeredAt(after))
        .setParameter("after", after == null ? "" : after.toString())
        .setMaxResults(limit)
        .getResultStream()
        .map(ListingRow::toListing)
        .toList();
  }

  @Override
  public List<Listing> ofHost(UUID hostId, UUID after, int limit) {
    return entityManager
        .createQuery("select l from ListingRow l where l.hostId = :host" + AFTER, ListingRow.class)
        .setParameter("host", hostId.toString())
        .setParameter("registeredAt", registeredAt(after))
        .setParameter("after", after == null ? "" : after.toString())
        .setMaxResults(limit)
        .getResultStream()
        .map(ListingRow::toListing)
        .toList();
  }

  /** Where a page begins: after its predecessor, or at the newest. */
  private long registeredAt(UUID after) {
    if (after == null) {
      return Long.MAX_VALUE;
    }
    return entityManager
        .createQuery("select l.registeredAt from ListingRow l where l.id = :id", Long.class)
        .setParameter("id", after.toString())
        .getResultStream()
        .findFirst()
        .orElse(0L);
  }
}
