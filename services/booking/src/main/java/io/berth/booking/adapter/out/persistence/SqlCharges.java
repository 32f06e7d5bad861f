package io.berth.booking.adapter.out.persistence;

import io.berth.booking.application.port.Charges;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class SqlCharges implements Charges {
  private static final String FIRST = "";
  private static final String LAST = "g";

  private final EntityManager entityManager;

  @Inject
  public SqlCharges(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlCharges() {
    this(null);
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Dated> between(UUID after, UUID last) {
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                "select c.id, c.purpose, c.attempt, c.amount, c.currency, c.state, c.refund,"
                    + " (select max(e.occurred_at) from outbox_event e where e.aggregate_id ="
                    + " c.booking_id) from charge c where c.id > ? and c.id <= ? order by c.id")
            .setParameter(1, after == null ? FIRST : after.toString())
            .setParameter(2, last == null ? LAST : last.toString())
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Dated(
                    new Charge(
                        UUID.fromString((String) row[0]),
                        Charge.Purpose.valueOf((String) row[1]),
                        ((Number) row[2]).intValue(),
                        Money.of(((Number) row[3]).longValue(), (String) row[4]),
                        Charge.State.valueOf((String) row[5]),
                        ((Number) row[6]).longValue()),
                    Instant.ofEpochMilli(((Number) row[7]).longValue())))
        .toList();
  }
}
