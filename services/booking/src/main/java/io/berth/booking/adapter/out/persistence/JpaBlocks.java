package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.Blocks;
import io.berth.booking.domain.Block;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class JpaBlocks implements Blocks {
  private final EntityManager entityManager;

  @Inject
  public JpaBlocks(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected JpaBlocks() {
    this(null);
  }

  @Override
  public void add(Block block) {
    entityManager.persist(BlockRow.of(block));
    entityManager.flush();
  }

  @Override
  public Optional<Block> find(UUID id) {
    return Optional.ofNullable(entityManager.find(BlockRow.class, id.toString()))
        .map(BlockRow::toBlock);
  }

  @Override
  public boolean remove(UUID id) {
    return entityManager
            .createQuery("update BlockRow b set b.standing = 0 where b.id = :id and b.standing = 1")
            .setParameter("id", id.toString())
            .executeUpdate()
        == 1;
  }

  @Override
  public List<Block> of(UUID listingId, int limit) {
    return entityManager
        .createQuery(
            "select b from BlockRow b where b.listingId = :listing and b.standing = 1"
                + " order by b.fromCell, b.id",
            BlockRow.class)
        .setParameter("listing", listingId.toString())
        .setMaxResults(limit)
        .getResultStream()
        .map(BlockRow::toBlock)
        .toList();
  }
}
