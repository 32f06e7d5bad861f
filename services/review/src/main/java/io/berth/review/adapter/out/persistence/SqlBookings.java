package io.berth.review.adapter.out.persistence;

import io.berth.review.application.KnownBooking;
import io.berth.review.application.port.Bookings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was heard of bookings, in a table. */
@ApplicationScoped
public class SqlBookings implements Bookings {
  private final EntityManager entityManager;

  @Inject
  public SqlBookings(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlBookings() {
    this(null);
  }

  @Override
  public void keep(KnownBooking booking) {
    if (find(booking.id()).isEmpty()) {
      query(
              "insert into known_booking (sequence_no, state, id, listing_id, guest_id, host_id,"
                  + " reviewed) values (?,?,?,?,?,?,0)",
              booking.sequence(),
              booking.state(),
              booking.id(),
              booking.listingId(),
              booking.guestId(),
              booking.hostId())
          .executeUpdate();
    } else {
      query(
              "update known_booking set sequence_no = ?, state = ? where id = ? and sequence_no < ?",
              booking.sequence(),
              booking.state(),
              booking.id(),
              booking.sequence())
          .executeUpdate();
    }
    if (booking.completed().isPresent()) {
      countRatingsOf(booking.listingId());
    }
  }

  /** Two that begin it at once: one fails and comes again. */
  private void countRatingsOf(UUID listingId) {
    if (query("select listing_id from rating_count where listing_id = ?", listingId)
        .getResultList()
        .isEmpty()) {
      query("insert into rating_count values (?,0,0,0,0,0)", listingId).executeUpdate();
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<KnownBooking> find(UUID id) {
    List<Object[]> rows =
        query(
                "select id, listing_id, guest_id, host_id, state, sequence_no from known_booking"
                    + " where id = ?",
                id)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new KnownBooking(
                    UUID.fromString((String) row[0]),
                    UUID.fromString((String) row[1]),
                    UUID.fromString((String) row[2]),
                    UUID.fromString((String) row[3]),
                    (String) row[4],
                    ((Number) row[5]).longValue()));
  }

  @Override
  public boolean claimReview(UUID id) {
    return query(
                "update known_booking set reviewed = 1 where id = ? and state = 'COMPLETED' and"
                    + " reviewed = 0",
                id)
            .executeUpdate()
        == 1;
  }

  @Override
  public void lockOf(UUID guestId) {
    query("update known_booking set reviewed = reviewed where guest_id = ?", guestId)
        .executeUpdate();
  }

  private Query query(String sql, Object... values) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i] instanceof UUID id ? id.toString() : values[i]);
    }
    return query;
  }
}
