package io.berth.mypage.adapter.out.persistence;

import io.berth.mypage.application.Money;
import io.berth.mypage.application.port.MyBookings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the live generation of the read model, in the statement that says which one that is. */
@ApplicationScoped
public class JpaMyBookings implements MyBookings {
  private static final String LIVE = "(select g.live from GenerationRow g where g.id = 1)";
  private static final String LIVE_SQL = "(select live from generation where id = 1)";

  private final EntityManager entityManager;

  @Inject
  public JpaMyBookings(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected JpaMyBookings() {
    this(null);
  }

  @Override
  public List<Found> page(Query query) {
    String person = query.side() == Side.GUEST ? "b.guestId" : "b.hostId";
    String beyond = query.soonestFirst() ? ">" : "<";
    String order = query.soonestFirst() ? "" : " desc";
    Optional<BookingRow> after = query.after().map(UUID::toString).flatMap(this::row);
    if (query.after().isPresent() && after.isEmpty()) {
      return List.of();
    }
    StringBuilder jpql =
        new StringBuilder(
            "select b from BookingRow b where b.generation = "
                + LIVE
                + " and "
                + person
                + " = :person");
    if (!query.states().isEmpty()) {
      jpql.append(" and b.state in :states");
    }
    if (after.isPresent()) {
      jpql.append(
          " and (b.startsAt %s :start or b.startsAt = :start and b.id %s :id)"
              .formatted(beyond, beyond));
    }
    jpql.append(" order by b.startsAt%s, b.id%s".formatted(order, order));
    TypedQuery<BookingRow> typed =
        entityManager
            .createQuery(jpql.toString(), BookingRow.class)
            .setParameter("person", query.person().toString())
            .setMaxResults(query.limit());
    if (!query.states().isEmpty()) {
      typed.setParameter("states", query.states());
    }
    after.ifPresent(
        row -> typed.setParameter("start", row.startsAt()).setParameter("id", row.id().toString()));
    return withSurroundings(typed.getResultList());
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<UnitBookings> units(UUID host, UUID listingId) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select unit_id, max(unit_name), state, min(starts_at) from booking where"
                        + " generation = "
                        + LIVE_SQL
                        + " and listing_id = ? and host_id = ? and unit_id is not null group by"
                        + " unit_id, state order by unit_id, state")
                .setParameter(1, listingId.toString())
                .setParameter(2, host.toString())
                .getResultList())
        .stream()
            .map(
                row ->
                    new UnitBookings(
                        UUID.fromString((String) row[0]),
                        (String) row[1],
                        ((String) row[2]).trim(),
                        Instant.ofEpochMilli(JpaReadModel.number(row[3]))))
            .toList();
  }

  @Override
  public Optional<Found> find(UUID id) {
    return row(id.toString()).map(row -> withSurroundings(List.of(row)).get(0));
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<TimelineEntry> timeline(UUID id) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select happened_at, type, done_by, reason from timeline where generation = "
                        + LIVE_SQL
                        + " and booking_id = ? order by sequence_no")
                .setParameter(1, id.toString())
                .getResultList())
        .stream()
            .map(
                row ->
                    new TimelineEntry(
                        Instant.ofEpochMilli(JpaReadModel.number(row[0])),
                        (String) row[1],
                        JpaReadModel.textOrNull(row[2]),
                        JpaReadModel.textOrNull(row[3])))
            .toList();
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<LedgerEntry> ledger(UUID id) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select happened_at, type, purpose, amount, currency from ledger where generation"
                        + " = "
                        + LIVE_SQL
                        + " and booking_id = ? order by happened_at, sequence_no, payment_id")
                .setParameter(1, id.toString())
                .getResultList())
        .stream()
            .map(
                row ->
                    new LedgerEntry(
                        Instant.ofEpochMilli(JpaReadModel.number(row[0])),
                        (String) row[1],
                        (String) row[2],
                        new Money(JpaReadModel.number(row[3]), (String) row[4])))
            .toList();
  }

  private Optional<BookingRow> row(String id) {
    return entityManager
        .createQuery(
            "select b from BookingRow b where b.generation = " + LIVE + " and b.id = :id",
            BookingRow.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  private List<Found> withSurroundings(List<BookingRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> listings = rows.stream().map(BookingRow::listingId).distinct().toList();
    Map<String, Title> titles =
        entityManager
            .createQuery(
                "select l from ListingRow l where l.generation = " + LIVE + " and l.id in :ids",
                ListingRow.class)
            .setParameter("ids", listings)
            .getResultList()
            .stream()
            .collect(Collectors.toMap(ListingRow::id, ListingRow::title));
    Map<String, Integer> rated =
        entityManager
            .createQuery(
                "select r from ReviewRow r where r.generation = " + LIVE + " and r.id in :ids",
                ReviewRow.class)
            .setParameter("ids", rows.stream().map(row -> row.id().toString()).toList())
            .getResultList()
            .stream()
            .collect(Collectors.toMap(ReviewRow::id, ReviewRow::rating));
    Map<String, Ratings> ratings = ratings(listings);
    return rows.stream()
        .map(
            row ->
                new Found(
                    row.id(),
                    row.standing(),
                    row.reason(),
                    row.updatedAt(),
                    Optional.ofNullable(titles.get(row.listingId())),
                    Optional.ofNullable(rated.get(row.id().toString())),
                    Optional.ofNullable(ratings.get(row.listingId()))))
        .toList();
  }

  private Map<String, Ratings> ratings(List<String> listings) {
    return entityManager
        .createQuery(
            "select r.listingId, r.rating, count(r) from ReviewRow r where r.generation = "
                + LIVE
                + " and r.listingId in :ids group by r.listingId, r.rating",
            Object[].class)
        .setParameter("ids", listings)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                row -> (String) row[0],
                Collectors.collectingAndThen(Collectors.toList(), JpaMyBookings::average)));
  }

  /** Not by the database: Derby sums small numbers to a small number. */
  private static Ratings average(List<Object[]> counts) {
    long sum = 0;
    long count = 0;
    for (Object[] row : counts) {
      long ratings = ((Number) row[2]).longValue();
      sum += ((Number) row[1]).longValue() * ratings;
      count += ratings;
    }
    return new Ratings(
        BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP), count);
  }
}
