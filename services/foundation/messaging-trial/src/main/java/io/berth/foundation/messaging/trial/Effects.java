package io.berth.foundation.messaging.trial;

import io.berth.foundation.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** What the consumers have done. */
@ApplicationScoped
public class Effects {
  private final EntityManager entityManager;
  private final Outbox outbox;

  @Inject
  public Effects(EntityManager entityManager, Outbox outbox) {
    this.entityManager = entityManager;
    this.outbox = outbox;
  }

  protected Effects() {
    this(null, null);
  }

  @Transactional
  public void add(String consumer, String what) {
    entityManager
        .createNativeQuery("insert into effect (consumer, what) values (?, ?)")
        .setParameter(1, consumer)
        .setParameter(2, what)
        .executeUpdate();
  }

  @Transactional
  @SuppressWarnings("unchecked")
  public List<String> of(String consumer) {
    return entityManager
        .createNativeQuery("select what from effect where consumer = ? order by id")
        .setParameter(1, consumer)
        .getResultList();
  }

  /** Tells {@code count} events of one key, in one transaction. */
  @Transactional
  public void tell(String key, long first, int count) {
    for (int i = 0; i < count; i++) {
      outbox.append("ThingHappened", key, key, first + i, Map.of("what", "thing " + (first + i)));
    }
  }
}
