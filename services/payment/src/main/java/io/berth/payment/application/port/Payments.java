package io.berth.payment.application.port;

import io.berth.payment.domain.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The payments, each with its refunds and its ledger. Used inside a transaction only. */
public interface Payments {
  Optional<Payment> find(UUID chargeId);

  /** Finds it and keeps every other transaction from changing it until this one ends. */
  Optional<Payment> lock(UUID chargeId);

  /**
   * Adds a payment; fails with a duplicate key if there is one under this id, at once or at commit.
   */
  void add(Payment payment);

  /** Stores what changed and appends the new lines of the ledger. Needs {@link #lock}. */
  void save(Payment payment);

  /** All of a booking, oldest first. */
  List<Payment> ofBooking(UUID bookingId);

  /** The provider's reference of the booking's first charge that was taken. */
  Optional<String> knownCard(UUID bookingId);

  /**
   * A page in the order of their ids.
   *
   * @param after the last id of the page before; empty for the first
   */
  List<Payment> page(Optional<UUID> after, int limit);

  /** Payments with something left to do at the provider that is due, longest waiting first. */
  List<Due> due(Instant now, int limit);

  /** Takes what is due, until then; false if somebody else has. */
  boolean take(Due due, Instant until);

  /** Puts off what was taken and could not be done; nothing if the payment has changed since. */
  void putOff(Due taken, Instant until);

  /** The lines of a payment's ledger that a person reads, oldest first. */
  List<Line> lines(UUID chargeId);

  /**
   * Something left to do.
   *
   * @param at when it became due
   * @param attempts how often it was put off
   */
  record Due(UUID chargeId, Instant at, int attempts) {}

  /**
   * A line of the ledger.
   *
   * @param type AUTHORIZED, CAPTURED, DECLINED, VOIDED or REFUNDED
   * @param amount minor units
   */
  record Line(String type, long amount, Instant at) {}
}
