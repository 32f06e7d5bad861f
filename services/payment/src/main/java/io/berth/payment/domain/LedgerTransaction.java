package io.berth.payment.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * One line of the journal with its entries, which sum to zero; never changed, never deleted.
 *
 * @param number the refund's number, else 0; kind and number are unique within a charge
 * @param amount minor units, what the line is about, also where nothing moved
 * @param entries minor units per account
 */
public record LedgerTransaction(
    Kind kind, int number, long amount, Instant at, Map<Account, Long> entries) {

  /** What happened. */
  public enum Kind {
    AUTHORIZED,
    CAPTURED,
    DECLINED,
    VOIDED,
    REFUND_OWED,
    REFUNDED
  }

  public LedgerTransaction {
    entries = Map.copyOf(entries);
    long sum = entries.values().stream().mapToLong(Long::longValue).sum();
    if (sum != 0) {
      throw new IllegalArgumentException(kind + " does not balance: " + entries);
    }
  }

  static LedgerTransaction authorized(long amount, Instant at) {
    return new LedgerTransaction(Kind.AUTHORIZED, 0, amount, at, reserved(amount));
  }

  /**
   * @param wasReserved minor units that were reserved for it and no longer are
   */
  static LedgerTransaction captured(long amount, long wasReserved, Instant at) {
    Map<Account, Long> entries = reserved(-wasReserved);
    entries.put(Account.PROVIDER_CLEARING, amount);
    entries.put(Account.BOOKING_PAYABLE, -amount);
    return new LedgerTransaction(Kind.CAPTURED, 0, amount, at, entries);
  }

  /** Declined or voided: what was reserved no longer is. */
  static LedgerTransaction released(Kind kind, long amount, long wasReserved, Instant at) {
    return new LedgerTransaction(kind, 0, amount, at, reserved(-wasReserved));
  }

  static LedgerTransaction refundOwed(Refund refund) {
    return new LedgerTransaction(
        Kind.REFUND_OWED,
        refund.number(),
        refund.amount(),
        refund.askedAt(),
        Map.of(Account.BOOKING_PAYABLE, refund.amount(), Account.REFUNDS_OWED, -refund.amount()));
  }

  static LedgerTransaction refunded(Refund refund) {
    return new LedgerTransaction(
        Kind.REFUNDED,
        refund.number(),
        refund.amount(),
        refund.paidAt(),
        Map.of(Account.REFUNDS_OWED, refund.amount(), Account.PROVIDER_CLEARING, -refund.amount()));
  }

  private static Map<Account, Long> reserved(long amount) {
    Map<Account, Long> entries = new EnumMap<>(Account.class);
    if (amount != 0) {
      entries.put(Account.CARD_RESERVED, amount);
      entries.put(Account.BOOKING_RESERVED, -amount);
    }
    return entries;
  }
}
