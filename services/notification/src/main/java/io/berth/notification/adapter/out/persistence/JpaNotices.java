package io.berth.notification.adapter.out.persistence;

import io.berth.notification.application.Notice;
import io.berth.notification.application.port.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices in a table. */
@ApplicationScoped
public class JpaNotices implements Notices {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  public JpaNotices(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected JpaNotices() {
    this(null, null);
  }

  @Override
  public void add(Notice notice) {
    if (entityManager.find(NotificationRow.class, notice.id().toString()) == null) {
      entityManager.persist(NotificationRow.of(notice, clock.instant()));
    }
  }

  @Override
  public Optional<Notice> find(UUID id) {
    return row(id).map(NotificationRow::notice);
  }

  @Override
  public List<Notice> page(UUID recipient, Optional<Notice> after, int limit) {
    TypedQuery<NotificationRow> query =
        entityManager
            .createQuery(
                "select n from NotificationRow n where n.recipientId = :recipient"
                    + (after.isEmpty()
                        ? ""
                        : " and (n.happenedAt < :at or n.happenedAt = :at and (n.sequence <"
                            + " :sequence or n.sequence = :sequence and n.id < :id))")
                    + " order by n.happenedAt desc, n.sequence desc, n.id desc",
                NotificationRow.class)
            .setParameter("recipient", recipient.toString())
            .setMaxResults(limit);
    after.ifPresent(
        last ->
            query
                .setParameter("at", last.at().toEpochMilli())
                .setParameter("sequence", last.sequence())
                .setParameter("id", last.id().toString()));
    return query.getResultList().stream().map(NotificationRow::notice).toList();
  }

  @Override
  public long unread(UUID recipient) {
    return entityManager
        .createQuery(
            "select count(n) from NotificationRow n where n.recipientId = :recipient and n.readAt"
                + " is null",
            Long.class)
        .setParameter("recipient", recipient.toString())
        .getSingleResult();
  }

  @Override
  public void markRead(UUID id) {
    entityManager
        .createNativeQuery("update notification set read_at = ? where id = ? and read_at is null")
        .setParameter(1, clock.millis())
        .setParameter(2, id.toString())
        .executeUpdate();
    entityManager.clear();
  }

  @Override
  public void erase(UUID person) {
    entityManager
        .createNativeQuery("delete from notification where recipient_id = ?")
        .setParameter(1, person.toString())
        .executeUpdate();
    entityManager
        .createQuery(
            "select n from NotificationRow n where n.authorId = :author", NotificationRow.class)
        .setParameter("author", person.toString())
        .getResultList()
        .forEach(row -> row.loseAuthor(row.notice().facts().withoutReason()));
  }

  private Optional<NotificationRow> row(UUID id) {
    return Optional.ofNullable(entityManager.find(NotificationRow.class, id.toString()));
  }
}
