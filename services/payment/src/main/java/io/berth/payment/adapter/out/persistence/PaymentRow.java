package io.berth.payment.adapter.out.persistence;

import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.Payment;
import io.berth.payment.domain.PaymentState;
import io.berth.payment.domain.Purpose;
import io.berth.payment.domain.Refund;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A payment as it is stored; times are epoch milliseconds. */
@Entity
@Table(name = "payment")
public class PaymentRow {
  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "booking_id")
  private String bookingId;

  @Column(name = "listing_id")
  private String listingId;

  @Column(name = "guest_id")
  private String guestId;

  @Column(name = "host_id")
  private String hostId;

  @Column(name = "purpose")
  private String purpose;

  @Column(name = "amount")
  private long amount;

  @Column(name = "currency")
  private String currency;

  @Column(name = "capture_at_once")
  private int captureAtOnce;

  @Column(name = "state")
  private String state;

  @Column(name = "reason")
  private String reason;

  @Column(name = "provider_reference")
  private String providerReference;

  @Column(name = "reserved")
  private long reserved;

  @Column(name = "captured")
  private long captured;

  @Column(name = "refunded")
  private long refunded;

  @Column(name = "refund_pending")
  private long refundPending;

  @Column(name = "open_at_provider")
  private int openAtProvider;

  @Column(name = "sequence_no")
  private long sequence;

  @Column(name = "intent_at")
  private Long intentAt;

  @Column(name = "call_until")
  private Long callUntil;

  @Column(name = "lapses_at")
  private Long lapsesAt;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  @Column(name = "due_at")
  private Long dueAt;

  @Column(name = "attempts")
  private int attempts;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected PaymentRow() {}

  static PaymentRow of(Payment payment, Instant now) {
    PaymentRow row = new PaymentRow();
    row.id = payment.id().toString();
    row.createdAt = payment.snapshot().createdAt().toEpochMilli();
    row.take(payment, now);
    return row;
  }

  String id() {
    return id;
  }

  /** Takes over what the payment is now; what is left to do is due at once, or after the call. */
  void take(Payment payment, Instant now) {
    Payment.Snapshot from = payment.snapshot();
    if (from.order() != null) {
      bookingId = from.order().bookingId().toString();
      listingId = from.order().listingId().toString();
      guestId = from.order().guestId().toString();
      hostId = from.order().hostId().toString();
      purpose = from.order().purpose().name();
      amount = from.order().money().amount();
      currency = from.order().money().currency();
      captureAtOnce = from.order().capture() ? 1 : 0;
    }
    state = from.state().name();
    reason = from.reason();
    providerReference = from.providerReference();
    reserved = from.reserved();
    captured = from.captured();
    refunded = payment.refunded();
    refundPending = payment.refundPending();
    openAtProvider = from.openAtProvider() ? 1 : 0;
    sequence = from.sequence();
    intentAt = millis(from.intentAt());
    callUntil = millis(from.callUntil());
    lapsesAt = millis(from.lapsesAt());
    updatedAt = from.updatedAt().toEpochMilli();
    attempts = 0;
    dueAt =
        payment
            .errand()
            .map(errand -> payment.state().isInDoubt() ? callUntil : now.toEpochMilli())
            .orElse(null);
  }

  Payment payment(List<Refund> refunds) {
    return Payment.of(
        new Payment.Snapshot(
            UUID.fromString(id),
            bookingId == null ? null : order(),
            PaymentState.valueOf(state),
            reason,
            providerReference,
            reserved,
            captured,
            openAtProvider == 1,
            sequence,
            instant(intentAt),
            instant(callUntil),
            instant(lapsesAt),
            Instant.ofEpochMilli(createdAt),
            Instant.ofEpochMilli(updatedAt),
            refunds));
  }

  private ChargeOrder order() {
    return new ChargeOrder(
        UUID.fromString(id),
        UUID.fromString(bookingId),
        UUID.fromString(listingId),
        UUID.fromString(guestId),
        UUID.fromString(hostId),
        Purpose.valueOf(purpose),
        new Money(amount, currency),
        captureAtOnce == 1);
  }

  private static Long millis(Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static Instant instant(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
