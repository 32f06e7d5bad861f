package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what consumers have applied, and what became a dead letter. */
@ApplicationScoped
public class AppliedEvents {
  private final EntityManager entityManager;

  @Inject
  public AppliedEvents(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected AppliedEvents() {
    this(null);
  }

  /** Those of the ids that the consumer has applied. */
  @Transactional
  public Set<String> applied(String consumer, List<String> eventIds) {
    if (eventIds.isEmpty()) {
      return Set.of();
    }
    String marks = String.join(",", eventIds.stream().map(id -> "?").toList());
    Query query =
        entityManager.createNativeQuery(
            "select event_id from inbox where consumer = ? and event_id in (" + marks + ")");
    query.setParameter(1, consumer);
    for (int i = 0; i < eventIds.size(); i++) {
      query.setParameter(i + 2, eventIds.get(i));
    }
    return texts(query);
  }

  /** Changes that a consumer has applied more than once, each as text. */
  @Transactional
  @SuppressWarnings("unchecked")
  public Set<String> appliedTwice() {
    Set<String> found = new HashSet<>();
    for (Object[] row :
        (List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select consumer, aggregate_id, sequence_no from inbox where sequence_no is not"
                        + " null group by consumer, aggregate_id, sequence_no having count(*) > 1")
                .getResultList()) {
      found.add(row[0] + " applied " + row[1] + " " + row[2] + " twice");
    }
    return found;
  }

  /**
   * Where the consumer's dead letters lie, as {@code <topic> <partition> <offset>}.
   *
   * @param openOnly without those that were settled by a later retry
   */
  @Transactional
  @SuppressWarnings("unchecked")
  public Set<String> dead(String consumer, boolean openOnly) {
    Set<String> found = new HashSet<>();
    for (Object[] row :
        (List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select topic, partition_no, offset_no from dead_letter where consumer = ?"
                        + (openOnly ? " and settled_at is null" : ""))
                .setParameter(1, consumer)
                .getResultList()) {
      found.add(row[0] + " " + row[1] + " " + row[2]);
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private static Set<String> texts(Query query) {
    return new HashSet<>((List<String>) query.getResultList());
  }
}
