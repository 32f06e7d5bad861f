package io.berth.notification.adapter.out.persistence;

import io.berth.notification.application.Notice.MailState;
import io.berth.notification.application.port.MailQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The queue in the table of notices; every step is a conditional update. */
@ApplicationScoped
public class SqlMailQueue implements MailQueue {
  private static final int REASON = 500;

  private final EntityManager entityManager;

  @Inject
  public SqlMailQueue(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlMailQueue() {
    this(null);
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Ticket> due(Instant now, int limit) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select id, mail_due_at, mail_attempts from notification where mail_due_at <= ?"
                        + " order by mail_due_at, id fetch first "
                        + limit
                        + " rows only")
                .setParameter(1, now.toEpochMilli())
                .getResultList())
        .stream()
            .map(
                row ->
                    new Ticket(
                        UUID.fromString((String) row[0]),
                        Instant.ofEpochMilli(((Number) row[1]).longValue()),
                        ((Number) row[2]).intValue()))
            .toList();
  }

  @Override
  public Optional<Ticket> take(Ticket ticket, Instant until) {
    boolean taken =
        entityManager
                .createNativeQuery(
                    "update notification set mail_due_at = ? where id = ? and mail_due_at = ?")
                .setParameter(1, until.toEpochMilli())
                .setParameter(2, ticket.noticeId().toString())
                .setParameter(3, ticket.due().toEpochMilli())
                .executeUpdate()
            == 1;
    return taken
        ? Optional.of(
            new Ticket(
                ticket.noticeId(), Instant.ofEpochMilli(until.toEpochMilli()), ticket.attempts()))
        : Optional.empty();
  }

  @Override
  public void settle(Ticket taken, MailState state, Instant at, Optional<String> reason) {
    entityManager
        .createNativeQuery(
            "update notification set mail_state = ?, mail_at = ?, mail_reason = ?, mail_due_at ="
                + " null where id = ? and mail_due_at = ?")
        .setParameter(1, state.name())
        .setParameter(2, at.toEpochMilli())
        .setParameter(3, cut(reason.orElse("")))
        .setParameter(4, taken.noticeId().toString())
        .setParameter(5, taken.due().toEpochMilli())
        .executeUpdate();
  }

  @Override
  public void putOff(Ticket taken, Instant until, String reason) {
    entityManager
        .createNativeQuery(
            "update notification set mail_due_at = ?, mail_reason = ?, mail_attempts ="
                + " mail_attempts + 1 where id = ? and mail_due_at = ?")
        .setParameter(1, until.toEpochMilli())
        .setParameter(2, cut(reason == null ? "" : reason))
        .setParameter(3, taken.noticeId().toString())
        .setParameter(4, taken.due().toEpochMilli())
        .executeUpdate();
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<MailState, Long> count() {
    Map<MailState, Long> counts = new EnumMap<>(MailState.class);
    for (MailState state : MailState.values()) {
      counts.put(state, 0L);
    }
    for (Object[] row :
        (List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select mail_state, count(*) from notification group by mail_state")
                .getResultList()) {
      counts.put(MailState.valueOf((String) row[0]), ((Number) row[1]).longValue());
    }
    return counts;
  }

  private static String cut(String text) {
    return text.length() <= REASON ? text : text.substring(0, REASON);
  }
}
