package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.ErasedMembers;
import io.berth.booking.domain.Booking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A row for each erased member. */
@ApplicationScoped
public class SqlErasedMembers implements ErasedMembers {
  private static final String OF_THEIRS = "(guest_id = ? or host_id = ?)";

  private final EntityManager entityManager;

  @Inject
  public SqlErasedMembers(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlErasedMembers() {
    this(null);
  }

  @Override
  public void add(UUID memberId, Instant now) {
    if (!hasAny(memberId)) {
      query(
              "insert into erased_member (id, erased_at, look_at) values (?,?,?)",
              memberId.toString(),
              now.toEpochMilli(),
              now.toEpochMilli())
          .executeUpdate();
    }
  }

  @Override
  public boolean hasAny(UUID... memberIds) {
    String marks = String.join(",", Collections.nCopies(memberIds.length, "?"));
    Object[] ids = Stream.of(memberIds).map(UUID::toString).toArray();
    return !query("select id from erased_member where id in (" + marks + ")", ids)
        .getResultList()
        .isEmpty();
  }

  @Override
  public List<UUID> due(Instant now, int limit) {
    return ids(
        query(
                "select id from erased_member where look_at <= ? order by look_at",
                now.toEpochMilli())
            .setMaxResults(limit));
  }

  @Override
  public Instant claimLook(UUID memberId, Instant now, Instant next) {
    int claimed =
        query(
                "update erased_member set look_at = ? where id = ? and look_at <= ?",
                next.toEpochMilli(),
                memberId.toString(),
                now.toEpochMilli())
            .executeUpdate();
    if (claimed == 0) {
      return null;
    }
    Object erasedAt =
        query("select erased_at from erased_member where id = ?", memberId.toString())
            .getSingleResult();
    return Instant.ofEpochMilli(((Number) erasedAt).longValue());
  }

  @Override
  public void rest(UUID memberId) {
    query("update erased_member set look_at = null where id = ?", memberId.toString())
        .executeUpdate();
  }

  @Override
  public List<UUID> notBegun(UUID memberId, Instant now, int limit) {
    return ids(
        query(
                "select id from booking where "
                    + OF_THEIRS
                    + " and (state in ('HELD', 'REQUESTED') or state = 'CONFIRMED' and starts_at >"
                    + " ?) order by id",
                memberId.toString(),
                memberId.toString(),
                now.toEpochMilli())
            .setMaxResults(limit));
  }

  @Override
  public boolean hasUnsettled(UUID memberId) {
    return !query(
            "select id from booking where "
                + OF_THEIRS
                + " and state in ('PAYING', 'PAYMENT_UNKNOWN')",
            memberId.toString(),
            memberId.toString())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Override
  public void deleteReasons(UUID memberId) {
    query(
            "update booking set reason = null where "
                + OF_THEIRS
                + " and state in ('CANCELLED', 'DENIED') and reason is not null and reason not in"
                + " (?,?)",
            memberId.toString(),
            memberId.toString(),
            Booking.PAYMENT_TOO_LATE,
            Booking.UNIT_STILL_OUT)
        .executeUpdate();
    query(
            "update block set reason = null where host_id = ? and reason is not null",
            memberId.toString())
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private static List<UUID> ids(Query query) {
    return ((List<String>) query.getResultList()).stream().map(UUID::fromString).toList();
  }

  private Query query(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
