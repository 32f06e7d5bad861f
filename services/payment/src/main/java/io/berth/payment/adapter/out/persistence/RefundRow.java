package io.berth.payment.adapter.out.persistence;

import io.berth.payment.domain.Refund;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A refund as it is stored; its payment's row is locked while it is written. */
@Entity
@Table(name = "payment_refund")
public class RefundRow {
  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "charge_id")
  private String chargeId;

  @Column(name = "number_in_charge")
  private int number;

  @Column(name = "amount")
  private long amount;

  @Column(name = "asked_at")
  private long askedAt;

  @Column(name = "paid_at")
  private Long paidAt;

  protected RefundRow() {}

  static RefundRow of(Refund refund) {
    RefundRow row = new RefundRow();
    row.id = refund.key();
    row.chargeId = refund.chargeId().toString();
    row.number = refund.number();
    row.amount = refund.amount();
    row.askedAt = refund.askedAt().toEpochMilli();
    row.paidAt = refund.isPaid() ? refund.paidAt().toEpochMilli() : null;
    return row;
  }

  Refund refund() {
    return new Refund(
        UUID.fromString(chargeId),
        number,
        amount,
        Instant.ofEpochMilli(askedAt),
        paidAt == null ? null : Instant.ofEpochMilli(paidAt));
  }

  String chargeId() {
    return chargeId;
  }
}
