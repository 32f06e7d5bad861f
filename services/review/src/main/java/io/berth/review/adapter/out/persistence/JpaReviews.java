package io.berth.review.adapter.out.persistence;

import io.berth.review.application.port.Reviews;
import io.berth.review.domain.Ratings;
import io.berth.review.domain.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reviews in a table, with their ratings counted per listing in another. */
@ApplicationScoped
public class JpaReviews implements Reviews {
  private final EntityManager entityManager;

  @Inject
  public JpaReviews(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected JpaReviews() {
    this(null);
  }

  @Override
  public void add(Review review) {
    entityManager.persist(ReviewRow.of(review));
    String column = "rated_" + review.rating();
    int counted =
        entityManager
            .createNativeQuery(
                "update rating_count set %s = %s + 1 where listing_id = ?"
                    .formatted(column, column))
            .setParameter(1, review.listingId().toString())
            .executeUpdate();
    if (counted != 1) {
      throw new IllegalStateException("ratings of " + review.listingId() + " are not counted");
    }
  }

  @Override
  public Optional<Review> find(UUID id) {
    return Optional.ofNullable(entityManager.find(ReviewRow.class, id.toString()))
        .map(ReviewRow::review);
  }

  @Override
  public Optional<Review> ofBooking(UUID bookingId) {
    return entityManager
        .createQuery("select r from ReviewRow r where r.bookingId = :booking", ReviewRow.class)
        .setParameter("booking", bookingId.toString())
        .getResultStream()
        .findFirst()
        .map(ReviewRow::review);
  }

  @Override
  public Optional<Review> findToChange(UUID id) {
    return Optional.ofNullable(
            entityManager.find(ReviewRow.class, id.toString(), LockModeType.PESSIMISTIC_WRITE))
        .map(ReviewRow::review);
  }

  @Override
  public void save(Review review) {
    entityManager.find(ReviewRow.class, review.id().toString()).change(review);
  }

  @Override
  public List<Review> ofListing(UUID listingId, Optional<Review> after, int limit) {
    return page("listingId", listingId, after, limit);
  }

  @Override
  public List<Review> ofGuest(UUID guestId, Optional<Review> after, int limit) {
    return page("guestId", guestId, after, limit);
  }

  private List<Review> page(String field, UUID id, Optional<Review> after, int limit) {
    TypedQuery<ReviewRow> query =
        entityManager
            .createQuery(
                "select r from ReviewRow r where r."
                    + field
                    + " = :of"
                    + (after.isEmpty()
                        ? ""
                        : " and (r.postedAt < :at or r.postedAt = :at and r.id < :id)")
                    + " order by r.postedAt desc, r.id desc",
                ReviewRow.class)
            .setParameter("of", id.toString())
            .setMaxResults(limit);
    after.ifPresent(
        last ->
            query
                .setParameter("at", last.postedAt().toEpochMilli())
                .setParameter("id", last.id().toString()));
    return query.getResultList().stream().map(ReviewRow::review).toList();
  }

  @Override
  @SuppressWarnings("unchecked")
  public Ratings ratings(UUID listingId) {
    Map<Integer, Long> histogram = new HashMap<>();
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                "select rated_1, rated_2, rated_3, rated_4, rated_5 from rating_count where"
                    + " listing_id = ?")
            .setParameter(1, listingId.toString())
            .getResultList();
    for (Object[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        histogram.put(i + 1, ((Number) row[i]).longValue());
      }
    }
    return new Ratings(histogram);
  }

  @Override
  public void eraseTexts(UUID person) {
    entityManager
        .createQuery("update ReviewRow r set r.text = null where r.guestId = :person")
        .setParameter("person", person.toString())
        .executeUpdate();
    entityManager
        .createQuery(
            "update ReviewRow r set r.reply = null, r.repliedAt = null where r.hostId = :person")
        .setParameter("person", person.toString())
        .executeUpdate();
  }
}
