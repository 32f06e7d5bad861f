package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.ActualUse;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.DateChange;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class JpaBookings implements Bookings {
  private final EntityManager entityManager;

  @Inject
  public JpaBookings(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected JpaBookings() {
    this(null);
  }

  @Override
  public void add(Booking booking) {
    entityManager.persist(BookingRow.of(booking));
    entityManager.flush();
  }

  @Override
  public Optional<Booking> find(UUID id) {
    return entityManager
        .createQuery("select b from BookingRow b where b.id = :id", BookingRow.class)
        .setParameter("id", id.toString())
        .setHint("eclipselink.read-only", "true")
        .getResultStream()
        .findFirst()
        .map(BookingRow::toBooking);
  }

  @Override
  public List<Booking> all(List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entityManager
        .createQuery("select b from BookingRow b where b.id in :ids", BookingRow.class)
        .setParameter("ids", ids.stream().map(UUID::toString).toList())
        .setHint("eclipselink.read-only", "true")
        .setHint("eclipselink.batch", "b.charges")
        .setHint("eclipselink.batch.type", "IN")
        .getResultStream()
        .map(BookingRow::toBooking)
        .toList();
  }

  @Override
  public void save(Booking booking) {
    BookingTerms terms = booking.terms();
    Optional<DateChange> pending = booking.pendingChange();
    int updated =
        entityManager
            .createQuery(
                "update BookingRow b set b.state = :state, b.version = :version,"
                    + " b.deadline = :deadline, b.heldUntil = :heldUntil, b.reason = :reason, b.unitId"
                    + " = :unit, b.unitName = :unitName, b.ownedFromCell = :ownedFrom,"
                    + " b.ownedToCell = :ownedTo, b.fromCell = :from, b.toCell = :to, b.startsAt ="
                    + " :starts, b.endsAt = :ends, b.total = :total, b.priceLines = :lines,"
                    + " b.refundTimeline = :timeline, b.pendingUnitId = :pendingUnit,"
                    + " b.pendingFromCell = :pendingFrom, b.pendingToCell = :pendingTo,"
                    + " b.pendingChange = :pending, b.usageId = :usage, b.startedAt = :started,"
                    + " b.endedAt = :ended"
                    + " where b.id = :id and b.version = :before")
            .setParameter("state", booking.state())
            .setParameter("version", booking.version())
            .setParameter("deadline", BookingRow.millis(booking.deadline().orElse(null)))
            .setParameter("heldUntil", BookingRow.millis(booking.heldUntil().orElse(null)))
            .setParameter("reason", booking.reason().orElse(null))
            .setParameter("unit", terms.unitId().toString())
            .setParameter("unitName", terms.unitName())
            .setParameter("from", terms.period().from())
            .setParameter("to", terms.period().to())
            .setParameter("starts", terms.startsAt().toEpochMilli())
            .setParameter("ends", terms.endsAt().toEpochMilli())
            .setParameter("total", terms.price().total().amount())
            .setParameter("lines", Json.write(terms.price().lines()))
            .setParameter("timeline", Json.write(terms.refundTimeline().steps()))
            .setParameter(
                "pendingUnit", pending.map(DateChange::unitId).map(UUID::toString).orElse(null))
            .setParameter(
                "pendingFrom", pending.map(DateChange::period).map(Period::from).orElse(null))
            .setParameter("pendingTo", pending.map(DateChange::period).map(Period::to).orElse(null))
            .setParameter("pending", pending.map(Json::write).orElse(null))
            .setParameter("ownedFrom", booking.owned().map(Period::from).orElse(null))
            .setParameter("ownedTo", booking.owned().map(Period::to).orElse(null))
            .setParameter(
                "usage", booking.use().map(ActualUse::id).map(UUID::toString).orElse(null))
            .setParameter(
                "started", BookingRow.millis(booking.use().map(ActualUse::startedAt).orElse(null)))
            .setParameter(
                "ended", BookingRow.millis(booking.use().map(ActualUse::endedAt).orElse(null)))
            .setParameter("id", booking.id().toString())
            .setParameter("before", booking.version() - 1)
            .executeUpdate();
    if (updated == 0) {
      throw new OptimisticLockException("booking " + booking.id() + " has changed meanwhile");
    }
    for (Charge charge : booking.charges()) {
      entityManager.merge(ChargeRow.of(booking.id(), charge));
    }
    entityManager.flush();
  }

  @Override
  public List<UUID> due(Instant now, int limit) {
    return entityManager
        .createQuery(
            "select b.id from BookingRow b where b.deadline <= :now order by b.deadline",
            String.class)
        .setParameter("now", now.toEpochMilli())
        .setMaxResults(limit)
        .getResultStream()
        .map(UUID::fromString)
        .toList();
  }

  @Override
  public boolean claimDue(Booking booking, Instant now, Instant until) {
    return entityManager
            .createQuery(
                "update BookingRow b set b.deadline = :until where b.id = :id and b.deadline <="
                    + " :now and b.version = :version")
            .setParameter("until", until.toEpochMilli())
            .setParameter("id", booking.id().toString())
            .setParameter("now", now.toEpochMilli())
            .setParameter("version", booking.version())
            .executeUpdate()
        == 1;
  }

  @Override
  public List<OpenHold> openHolds(UUID guestId, Instant now) {
    oneAtATime(guestId);
    @SuppressWarnings("unchecked")
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                "select b.id, b.listing_id from booking b where b.guest_id = ? and b.state = 'HELD' and"
                    + " b.deadline > ? and not exists (select 1 from waiting w where w.booking_id ="
                    + " b.id)")
            .setParameter(1, guestId.toString())
            .setParameter(2, now.toEpochMilli())
            .getResultList();
    return rows.stream()
        .map(
            row -> new OpenHold(UUID.fromString((String) row[0]), UUID.fromString((String) row[1])))
        .toList();
  }

  @Override
  public int openFreeRequests(UUID guestId, Instant now) {
    oneAtATime(guestId);
    return ((Number)
            entityManager
                .createNativeQuery(
                    "select count(distinct coalesce(series_id, id)) from booking where guest_id = ?"
                        + " and state = 'REQUESTED' and total = 0 and deadline > ?")
                .setParameter(1, guestId.toString())
                .setParameter(2, now.toEpochMilli())
                .getSingleResult())
        .intValue();
  }

  /** A hold has lapsed when its time is over, whether or not a sweeper has come by. */
  @Override
  public Optional<Instant> lapsedHold(
      UUID guestId, UUID listingId, Period period, Instant since, Instant now) {
    Long lapsedAt =
        entityManager
            .createQuery(
                "select max(b.heldUntil) from BookingRow b where b.guestId = :guest and b.listingId"
                    + " = :listing and b.fromCell < :to and b.toCell > :from and b.heldUntil >"
                    + " :since and (b.state = :expired or b.state = :held and b.heldUntil <= :now)",
                Long.class)
            .setParameter("guest", guestId.toString())
            .setParameter("listing", listingId.toString())
            .setParameter("from", period.from())
            .setParameter("to", period.to())
            .setParameter("since", since.toEpochMilli())
            .setParameter("expired", BookingState.EXPIRED)
            .setParameter("held", BookingState.HELD)
            .setParameter("now", now.toEpochMilli())
            .getSingleResult();
    return Optional.ofNullable(lapsedAt).map(Instant::ofEpochMilli);
  }

  @Override
  public void oneAtATime(UUID guestId) {
    int locked =
        entityManager
            .createNativeQuery("update holding_guest set holds = holds + 1 where guest_id = ?")
            .setParameter(1, guestId.toString())
            .executeUpdate();
    if (locked == 0) {
      entityManager
          .createNativeQuery("insert into holding_guest (guest_id, holds) values (?, 1)")
          .setParameter(1, guestId.toString())
          .executeUpdate();
    }
  }

  @Override
  public List<Booking> page(Filter filter, int limit) {
    StringBuilder jpql = new StringBuilder("select b from BookingRow b where 1 = 1");
    List<Object> values = new ArrayList<>();
    and(jpql, values, " and b.guestId = ?", text(filter.guestId()));
    and(jpql, values, " and b.hostId = ?", text(filter.hostId()));
    and(jpql, values, " and b.state = ?", filter.state());
    and(jpql, values, " and b.listingId = ?", text(filter.listingId()));
    if (filter.after() != null) {
      long madeAt = madeAt(filter.after());
      and(jpql, values, " and (b.madeAt < ?", madeAt);
      and(jpql, values, " or b.madeAt = ?", madeAt);
      and(jpql, values, " and b.id < ?", text(filter.after()));
      jpql.append(")");
    }
    jpql.append(" order by b.madeAt desc, b.id desc");
    TypedQuery<BookingRow> query = entityManager.createQuery(jpql.toString(), BookingRow.class);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query
        .setMaxResults(limit)
        .setHint("eclipselink.read-only", "true")
        .setHint("eclipselink.batch", "b.charges")
        .setHint("eclipselink.batch.type", "IN")
        .getResultStream()
        .map(BookingRow::toBooking)
        .toList();
  }

  private long madeAt(UUID id) {
    return entityManager
        .createQuery("select b.madeAt from BookingRow b where b.id = :id", Long.class)
        .setParameter("id", id.toString())
        .getResultStream()
        .findFirst()
        .orElse(0L);
  }

  private static void and(StringBuilder jpql, List<Object> values, String condition, Object value) {
    if (value != null) {
      values.add(value);
      jpql.append(condition).append(values.size());
    }
  }

  private static String text(UUID id) {
    return id == null ? null : id.toString();
  }
}
