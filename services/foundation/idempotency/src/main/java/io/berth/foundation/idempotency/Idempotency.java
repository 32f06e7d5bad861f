package io.berth.foundation.idempotency;

import io.berth.foundation.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers repeatable requests in the transactions of their effects. A refusal before the effect
 * leaves nothing, so that the same request may be tried again. Two of the same at one time collide
 * on the primary key (23505): the later transaction rolls back, and its next look finds the first.
 */
@ApplicationScoped
public class Idempotency {
  private static final long RUNNING_MILLIS = 30_000;
  private static final long KEPT_MILLIS = 48 * 3_600_000L;

  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  public Idempotency(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected Idempotency() {
    this(null, null);
  }

  /**
   * Looks for an earlier request with this key.
   *
   * @throws Problem 422 idempotency-key-reused if it said something else, 409 request-running while
   *     it is at work (30 s at most)
   */
  @Transactional(Transactional.TxType.MANDATORY)
  @SuppressWarnings("unchecked")
  public Optional<Earlier> earlier(RepeatableRequest request) {
    if (!request.isRecognised()) {
      return Optional.empty();
    }
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                "select route, body_hash, resource_id, status, body, running_until from"
                    + " idempotency_key where member_id = ? and idempotency_key = ?")
            .setParameter(1, request.memberId().toString())
            .setParameter(2, request.key())
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = rows.get(0);
    if (!row[0].equals(request.route()) || !row[1].equals(request.bodyHash())) {
      throw new Problem(
          422,
          "idempotency-key-reused",
          "This Idempotency-Key was sent with another request; use a new key.");
    }
    UUID resourceId = UUID.fromString((String) row[2]);
    if (row[3] != null) {
      return Optional.of(
          new Earlier(
              resourceId, Optional.of(new Answer(((Number) row[3]).intValue(), (String) row[4]))));
    }
    if (((Number) row[5]).longValue() > clock.millis()) {
      throw Problem.conflict("request-running", "The first request with this key is at work.")
          .with("resourceId", resourceId);
    }
    return Optional.of(new Earlier(resourceId, Optional.empty()));
  }

  /**
   * Marks the request as begun, in the transaction of its effect on {@code resourceId} and before
   * anything is read that the effect changes: the same request at the same time waits here, and
   * then finds this one.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void begin(RepeatableRequest request, UUID resourceId) {
    if (!request.isRecognised()) {
      return;
    }
    long now = clock.millis();
    entityManager
        .createNativeQuery(
            "insert into idempotency_key (member_id, idempotency_key, route, body_hash,"
                + " resource_id, running_until, created_at) values (?,?,?,?,?,?,?)")
        .setParameter(1, request.memberId().toString())
        .setParameter(2, request.key())
        .setParameter(3, request.route())
        .setParameter(4, request.bodyHash())
        .setParameter(5, resourceId.toString())
        .setParameter(6, now + RUNNING_MILLIS)
        .setParameter(7, now)
        .executeUpdate();
  }

  /** Keeps the answer, in the transaction that decided it. The first one stands. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void finish(RepeatableRequest request, Answer answer) {
    if (!request.isRecognised()) {
      return;
    }
    entityManager
        .createNativeQuery(
            "update idempotency_key set status = ?, body = ? where member_id = ? and"
                + " idempotency_key = ? and status is null")
        .setParameter(1, answer.status())
        .setParameter(2, answer.body())
        .setParameter(3, request.memberId().toString())
        .setParameter(4, request.key())
        .executeUpdate();
  }

  /**
   * Takes back the mark of a request that had no effect after all, so that it may be sent again.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void forget(RepeatableRequest request) {
    if (!request.isRecognised()) {
      return;
    }
    entityManager
        .createNativeQuery(
            "delete from idempotency_key where member_id = ? and idempotency_key = ?")
        .setParameter(1, request.memberId().toString())
        .setParameter(2, request.key())
        .executeUpdate();
  }

  /** Forgets what is older than 48 hours. */
  @Transactional
  public int forgetOld() {
    return entityManager
        .createNativeQuery("delete from idempotency_key where created_at < ?")
        .setParameter(1, clock.millis() - KEPT_MILLIS)
        .executeUpdate();
  }
}
