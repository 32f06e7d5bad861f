package io.berth.notification.application;

import java.time.Instant;

/**
 * What an event says that a text may need. Of a payment's event only the amount and the reason, of
 * a review's nothing.
 *
 * @param kind of the listing, such as CAR; null of what was stored before it was known
 * @param state the booking's state after it
 * @param charged what is captured of its charges
 * @param refund what is to be given back of them
 * @param amount what a payment's event moved
 * @param by guest, host or system
 * @param reason a code, or what a person wrote
 */
public record Facts(
    String kind,
    String state,
    String unit,
    String from,
    String to,
    String timeZone,
    Instant startsAt,
    Instant endsAt,
    Money total,
    Money charged,
    Money refund,
    Money amount,
    Instant deadline,
    String by,
    String reason) {

  /** What a review's event says beyond its ids. */
  public static final Facts NONE =
      new Facts(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** Of a payment's event. */
  public static Facts ofPayment(Money amount, String reason) {
    return new Facts(
        null, null, null, null, null, null, null, null, null, null, null, amount, null, null,
        reason);
  }

  public Facts withoutReason() {
    return new Facts(
        kind, state, unit, from, to, timeZone, startsAt, endsAt, total, charged, refund, amount,
        deadline, by, null);
  }

  /** With kind and period of another, where this has none. */
  Facts withPeriodOf(Facts other) {
    return startsAt != null
        ? this
        : new Facts(
            other.kind,
            state,
            other.unit,
            other.from,
            other.to,
            other.timeZone,
            other.startsAt,
            other.endsAt,
            total,
            charged,
            refund,
            amount,
            deadline,
            by,
            reason);
  }
}
