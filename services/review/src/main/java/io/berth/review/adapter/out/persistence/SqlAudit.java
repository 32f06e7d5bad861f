package io.berth.review.adapter.out.persistence;

import io.berth.review.application.port.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks into the tables. */
@ApplicationScoped
public class SqlAudit implements Audit {
  private final EntityManager entityManager;

  @Inject
  public SqlAudit(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlAudit() {
    this(null);
  }

  @Override
  public Set<String> miscounted() {
    String folded =
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                rating ->
                    "coalesce(sum(case when r.rating = %d then 1 else 0 end), 0) <> c.rated_%d"
                        .formatted(rating, rating))
            .collect(Collectors.joining(" or "));
    Set<String> found =
        ids(
            "select c.listing_id from rating_count c left join review r on r.listing_id ="
                + " c.listing_id group by c.listing_id, c.rated_1, c.rated_2, c.rated_3,"
                + " c.rated_4, c.rated_5 having "
                + folded);
    found.addAll(
        ids(
            "select r.listing_id from review r where not exists (select c.listing_id from"
                + " rating_count c where c.listing_id = r.listing_id)"));
    return found;
  }

  @Override
  public Set<String> unfounded() {
    return ids(
        "select r.id from review r where not exists (select b.id from known_booking b where b.id ="
            + " r.booking_id and b.state = 'COMPLETED' and b.reviewed = 1 and b.guest_id ="
            + " r.guest_id and b.host_id = r.host_id and b.listing_id = r.listing_id)");
  }

  @Override
  public Set<String> unerased() {
    return ids(
        "select r.id from review r join erased_person p on p.id = r.guest_id and r.review_text is"
            + " not null or p.id = r.host_id and r.reply is not null");
  }

  @SuppressWarnings("unchecked")
  private Set<String> ids(String sql) {
    return new TreeSet<>((List<String>) entityManager.createNativeQuery(sql).getResultList());
  }
}
