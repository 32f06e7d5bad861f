package io.berth.payment.adapter.out.persistence;

import io.berth.payment.application.port.Wishes;
import io.berth.payment.domain.ChargeWish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Booking's wishes in a table, one row per charge. */
@ApplicationScoped
public class JpaWishes implements Wishes {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  public JpaWishes(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected JpaWishes() {
    this(null, null);
  }

  @Override
  public boolean keep(ChargeWish wish) {
    int updated =
        entityManager
            .createNativeQuery(
                "update charge_wish set sequence_no = ?, closed = ?, nothing_to_keep = ?, refund ="
                    + " ?, heeded = ?, heard_at = ? where charge_id = ? and sequence_no < ?")
            .setParameter(1, wish.sequence())
            .setParameter(2, flag(wish.closed()))
            .setParameter(3, flag(wish.nothingToKeep()))
            .setParameter(4, wish.refund())
            .setParameter(5, flag(wish.asksForNothing()))
            .setParameter(6, clock.millis())
            .setParameter(7, wish.chargeId().toString())
            .setParameter(8, wish.sequence())
            .executeUpdate();
    if (updated == 1) {
      return true;
    }
    boolean known =
        !entityManager
            .createNativeQuery("select charge_id from charge_wish where charge_id = ?")
            .setParameter(1, wish.chargeId().toString())
            .getResultList()
            .isEmpty();
    if (known) {
      return false;
    }
    entityManager
        .createNativeQuery(
            "insert into charge_wish (charge_id, booking_id, sequence_no, closed, nothing_to_keep,"
                + " refund, heeded, heard_at) values (?,?,?,?,?,?,?,?)")
        .setParameter(1, wish.chargeId().toString())
        .setParameter(2, wish.bookingId().toString())
        .setParameter(3, wish.sequence())
        .setParameter(4, flag(wish.closed()))
        .setParameter(5, flag(wish.nothingToKeep()))
        .setParameter(6, wish.refund())
        .setParameter(7, flag(wish.asksForNothing()))
        .setParameter(8, clock.millis())
        .executeUpdate();
    return true;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<ChargeWish> open(UUID chargeId) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select charge_id, booking_id, sequence_no, closed, nothing_to_keep, refund"
                        + " from charge_wish where charge_id = ? and heeded = 0")
                .setParameter(1, chargeId.toString())
                .getResultList())
        .stream()
            .findFirst()
            .map(
                row ->
                    new ChargeWish(
                        UUID.fromString((String) row[0]),
                        UUID.fromString((String) row[1]),
                        number(row[2]),
                        number(row[3]) == 1,
                        number(row[4]) == 1,
                        number(row[5])));
  }

  @Override
  public void heeded(ChargeWish wish) {
    entityManager
        .createNativeQuery(
            "update charge_wish set heeded = 1 where charge_id = ? and sequence_no = ?")
        .setParameter(1, wish.chargeId().toString())
        .setParameter(2, wish.sequence())
        .executeUpdate();
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<UUID> overlooked(int limit) {
    return ((List<String>)
            entityManager
                .createNativeQuery(
                    "select w.charge_id from charge_wish w join payment p on p.id = w.charge_id"
                        + " where w.heeded = 0 and p.state not in ('INTENT', 'CAPTURING') fetch"
                        + " first "
                        + limit
                        + " rows only")
                .getResultList())
        .stream().map(UUID::fromString).toList();
  }

  private static int flag(boolean value) {
    return value ? 1 : 0;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
