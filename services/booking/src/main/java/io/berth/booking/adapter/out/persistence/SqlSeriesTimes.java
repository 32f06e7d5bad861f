package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.SeriesTimes;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Series;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class SqlSeriesTimes implements SeriesTimes {
  private final EntityManager entityManager;

  @Inject
  public SqlSeriesTimes(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlSeriesTimes() {
    this(null);
  }

  @Override
  public void add(Series series, Instant madeAt) {
    query(
            "insert into series (id, listing_id, guest_id, host_id, mode, made_at) values"
                + " (?,?,?,?,?,?)",
            series.id().toString(),
            series.listingId().toString(),
            series.guestId().toString(),
            series.hostId().toString(),
            series.mode().name(),
            madeAt.toEpochMilli())
        .executeUpdate();
  }

  @Override
  public void decide(UUID seriesId, Series.Time time) {
    String booking = time.bookingId() == null ? "null" : "'" + time.bookingId() + "'";
    query(
            "insert into series_time (series_id, time_index, from_cell, to_cell, booking_id) values"
                + " (?,?,?,?,"
                + booking
                + ")",
            seriesId.toString(),
            time.index(),
            time.period().from(),
            time.period().to())
        .executeUpdate();
  }

  @Override
  public boolean isDecided(UUID seriesId, int index) {
    return !query(
            "select time_index from series_time where series_id = ? and time_index = ?",
            seriesId.toString(),
            index)
        .getResultList()
        .isEmpty();
  }

  @Override
  public Optional<Series> find(UUID id) {
    List<Series.Time> times =
        rows(
                "select time_index, from_cell, to_cell, booking_id from series_time where series_id"
                    + " = ? order by time_index",
                id)
            .stream()
            .map(SqlSeriesTimes::time)
            .toList();
    return rows("select listing_id, guest_id, host_id, mode from series where id = ?", id).stream()
        .findFirst()
        .map(
            row ->
                new Series(
                    id,
                    UUID.fromString((String) row[0]),
                    UUID.fromString((String) row[1]),
                    UUID.fromString((String) row[2]),
                    Series.Mode.valueOf((String) row[3]),
                    times));
  }

  private static Series.Time time(Object[] row) {
    return new Series.Time(
        ((Number) row[0]).intValue(),
        new Period(((Number) row[1]).longValue(), ((Number) row[2]).longValue()),
        row[3] == null ? null : UUID.fromString((String) row[3]));
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql, UUID id) {
    return query(sql, id.toString()).getResultList();
  }

  private Query query(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
