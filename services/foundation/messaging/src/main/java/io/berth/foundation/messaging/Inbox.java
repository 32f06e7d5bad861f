package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Lets an event take effect once: its id is recorded in the transaction of the effect. */
@ApplicationScoped
public class Inbox {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  public Inbox(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected Inbox() {
    this(null, null);
  }

  /** Applies the event unless this consumer has done so; false if it had. */
  @Transactional
  public boolean applyOnce(EventHandler handler, String topic, Event event) {
    if (knows(handler.consumer(), event)) {
      return false;
    }
    entityManager
        .createNativeQuery(
            "insert into inbox (consumer, event_id, topic, message_key, applied_at, aggregate_id,"
                + " sequence_no) values (?,?,?,?,?,?,?)")
        .setParameter(1, handler.consumer())
        .setParameter(2, event.eventId().toString())
        .setParameter(3, topic)
        .setParameter(4, event.key())
        .setParameter(5, clock.millis())
        .setParameter(6, event.aggregateId())
        .setParameter(7, event.sequence())
        .executeUpdate();
    handler.apply(event);
    return true;
  }

  private boolean knows(String consumer, Event event) {
    return !entityManager
        .createNativeQuery("select consumer from inbox where consumer = ? and event_id = ?")
        .setParameter(1, consumer)
        .setParameter(2, event.eventId().toString())
        .getResultList()
        .isEmpty();
  }
}
