package io.berth.booking.adapter.out.persistence;

import io.berth.booking.domain.Charge;
import io.berth.booking.domain.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A charge as it is stored. */
@Entity
@Table(name = "charge")
class ChargeRow {
  @Id private String id;

  @Column(name = "booking_id")
  private String bookingId;

  @Enumerated(EnumType.STRING)
  private Charge.Purpose purpose;

  private int attempt;
  private long amount;
  private String currency;

  @Enumerated(EnumType.STRING)
  private Charge.State state;

  private long refund;

  protected ChargeRow() {}

  static ChargeRow of(UUID bookingId, Charge charge) {
    ChargeRow row = new ChargeRow();
    row.id = charge.id().toString();
    row.bookingId = bookingId.toString();
    row.purpose = charge.purpose();
    row.attempt = charge.attempt();
    row.amount = charge.amount().amount();
    row.currency = charge.amount().currency();
    row.state = charge.state();
    row.refund = charge.refund();
    return row;
  }

  Charge toCharge() {
    return new Charge(
        UUID.fromString(id), purpose, attempt, Money.of(amount, currency), state, refund);
  }
}
