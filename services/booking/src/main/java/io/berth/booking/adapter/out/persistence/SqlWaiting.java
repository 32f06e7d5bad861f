package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Slot;
import io.berth.booking.domain.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Waiting lists in plain SQL: each step is one conditional statement. Whoever writes a wish and the
 * look at its listing in one transaction writes the look last, so that nobody waits in a circle.
 */
@ApplicationScoped
public class SqlWaiting implements Waiting {
  private static final String COLUMNS =
      "w.id, w.listing_id, w.guest_id, w.slot, w.time_zone, w.check_in, w.check_out, w.from_cell, w.to_cell, w.guests, w.in_queue, w.made_at,"
          + " w.ends_at, w.booking_id";
  private static final String WAITS =
      "w.state = 'WAITING' and (w.ends_at is null or w.ends_at > ?)";

  /**
   * Its guest has booked time that it is for since they wished, and by now in one of the states.
   */
  private static final String SERVED =
      "exists (select 1 from booking b where b.guest_id = w.guest_id and b.made_at > w.made_at and"
          + " b.listing_id = w.listing_id and (w.in_queue = 1 or b.from_cell < w.to_cell and"
          + " b.to_cell > w.from_cell) and b.state in ";

  private static final String OPEN =
      "('HELD','PAYING','PAYMENT_UNKNOWN','REQUESTED','CONFIRMED','IN_USE','OVERDUE'))";
  private static final String STANDING = "('CONFIRMED','IN_USE','OVERDUE','COMPLETED'))";
  private static final String IN_ORDER = " order by w.made_at, w.id";

  private final EntityManager entityManager;

  @Inject
  public SqlWaiting(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlWaiting() {
    this(null);
  }

  @Override
  public void add(Wish wish) {
    Query insert =
        query(
            "insert into waiting (id, listing_id, guest_id, slot, time_zone, check_in, check_out, from_cell, to_cell, guests, in_queue,"
                + " made_at, ends_at, state, booking_id) values (?,?,?,?,?,?,?,?,?,?,?,?,"
                + (wish.endsAt() == null ? "null" : wish.endsAt().toEpochMilli())
                + ",'WAITING',null)",
            wish.id().toString(),
            wish.listingId().toString(),
            wish.guestId().toString(),
            wish.calendar().slot().name(),
            wish.calendar().zone().getId(),
            wish.calendar().checkIn().toString(),
            wish.calendar().checkOut().toString(),
            wish.period().from(),
            wish.period().to(),
            wish.guests(),
            wish.inQueue() ? 1 : 0,
            wish.madeAt().toEpochMilli());
    insert.executeUpdate();
    if (!dueNow(wish.listingId(), wish.madeAt())) {
      query(
              "insert into waiting_look (listing_id, look_at) values (?,?)",
              wish.listingId().toString(),
              wish.madeAt().toEpochMilli())
          .executeUpdate();
    }
  }

  @Override
  public Optional<Wish> find(UUID id) {
    return wishes("select " + COLUMNS + " from waiting w where w.id = ?", id.toString()).stream()
        .findFirst();
  }

  @Override
  public List<Wish> of(UUID listingId, Instant now) {
    return wishes(
        "select "
            + COLUMNS
            + " from waiting w where w.listing_id = ? and "
            + WAITS
            + " and not "
            + SERVED
            + OPEN
            + IN_ORDER,
        listingId.toString(),
        now.toEpochMilli());
  }

  @Override
  public List<Wish> ofGuest(UUID guestId, Instant now) {
    return wishes(
        "select " + COLUMNS + " from waiting w where w.guest_id = ? and " + WAITS + IN_ORDER,
        guestId.toString(),
        now.toEpochMilli());
  }

  @Override
  public boolean somebodyWaits(UUID listingId, Period period) {
    return !query(
            "select w.id from waiting w where w.listing_id = ? and w.state = 'WAITING' and"
                + " (w.in_queue = 1 or w.from_cell < ? and w.to_cell > ?)",
            listingId.toString(),
            period.to(),
            period.from())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Override
  public boolean fulfil(UUID id, UUID bookingId) {
    return query(
                "update waiting set state = 'OFFERED', booking_id = ? where id = ? and state ="
                    + " 'WAITING'",
                bookingId.toString(),
                id.toString())
            .executeUpdate()
        == 1;
  }

  @Override
  public boolean end(UUID id) {
    return query(
                "update waiting set state = 'ENDED' where id = ? and state = 'WAITING'",
                id.toString())
            .executeUpdate()
        == 1;
  }

  @Override
  public List<UUID> over(UUID listingId, Instant at) {
    String waits = "select w.id from waiting w where w.listing_id = ? and w.state = 'WAITING'";
    return ids(
        at.equals(Instant.MAX)
            ? query(waits, listingId.toString())
            : query(
                waits + " and (w.ends_at <= ? or " + SERVED + STANDING + ")",
                listingId.toString(),
                at.toEpochMilli()));
  }

  @Override
  public List<Placed> page(UUID guestId, UUID after, Instant now, int limit) {
    String sql =
        "select "
            + COLUMNS
            + ", w.state, (select count(*) from waiting o where o.listing_id = w.listing_id and"
            + " o.state = 'WAITING' and (o.ends_at is null or o.ends_at > ?) and (o.made_at <"
            + " w.made_at or o.made_at = w.made_at and o.id <= w.id)) from waiting w where"
            + " w.guest_id = ? and (w.state = 'WAITING' and (w.ends_at is null or w.ends_at > ?) or"
            + " w.state = 'OFFERED' and exists (select 1 from booking b where b.id = w.booking_id"
            + " and b.state = 'HELD' and b.deadline > ?))";
    long at = now.toEpochMilli();
    Query page;
    if (after == null) {
      page = query(sql + IN_ORDER, at, guestId.toString(), at, at);
    } else {
      long madeAt = find(after).map(wish -> wish.madeAt().toEpochMilli()).orElse(0L);
      page =
          query(
              sql + " and (w.made_at > ? or w.made_at = ? and w.id > ?)" + IN_ORDER,
              at,
              guestId.toString(),
              at,
              at,
              madeAt,
              madeAt,
              after.toString());
    }
    return rows(page.setMaxResults(limit)).stream()
        .map(
            row ->
                new Placed(
                    wish(row), row[14].equals("WAITING") ? ((Number) row[15]).intValue() : 0))
        .toList();
  }

  @Override
  public void freed(UUID listingId, Instant now) {
    dueNow(listingId, now);
  }

  /** Writes the row in any case: who looks at this moment waits here, and looks again. */
  private boolean dueNow(UUID listingId, Instant now) {
    return query(
                "update waiting_look set look_at = case when look_at < ? then look_at else ? end"
                    + " where listing_id = ?",
                now.toEpochMilli(),
                now.toEpochMilli(),
                listingId.toString())
            .executeUpdate()
        == 1;
  }

  @Override
  public List<UUID> due(Instant now, int limit) {
    return ids(
        query(
                "select listing_id from waiting_look where look_at <= ? order by look_at",
                now.toEpochMilli())
            .setMaxResults(limit));
  }

  @Override
  public boolean claimLook(UUID listingId, Instant now, Instant next) {
    return query(
                "update waiting_look set look_at = ? where listing_id = ? and look_at <= ?",
                next.toEpochMilli(),
                listingId.toString(),
                now.toEpochMilli())
            .executeUpdate()
        == 1;
  }

  @Override
  public void rest(UUID listingId, Instant next) {
    boolean nobodyWaits =
        query(
                "select id from waiting where listing_id = ? and state = 'WAITING'",
                listingId.toString())
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
    if (nobodyWaits) {
      query(
              "delete from waiting_look where listing_id = ? and look_at = ?",
              listingId.toString(),
              next.toEpochMilli())
          .executeUpdate();
    }
  }

  private List<Wish> wishes(String sql, Object... parameters) {
    return rows(query(sql, parameters)).stream().map(SqlWaiting::wish).toList();
  }

  private static Wish wish(Object[] row) {
    return new Wish(
        uuid(row[0]),
        uuid(row[1]),
        uuid(row[2]),
        new ListingCalendar(
            Slot.valueOf((String) row[3]),
            ZoneId.of((String) row[4]),
            LocalTime.parse((String) row[5]),
            LocalTime.parse((String) row[6])),
        new Period(number(row[7]), number(row[8])),
        (int) number(row[9]),
        number(row[10]) == 1,
        Instant.ofEpochMilli(number(row[11])),
        row[12] == null ? null : Instant.ofEpochMilli(number(row[12])),
        row[13] == null ? null : uuid(row[13]));
  }

  private static UUID uuid(Object value) {
    return UUID.fromString((String) value);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  @SuppressWarnings("unchecked")
  private static List<Object[]> rows(Query query) {
    return query.getResultList();
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
