package io.berth.booking.domain;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a booking stands. The arrows between are a closed set; any other is refused. */
public enum BookingState {
  /** Time is kept without payment until a deadline. */
  HELD,
  /** Payment is being asked; only its word ends this. */
  PAYING,
  /** Payment gave no answer; the reconciler asks again; only its word ends this. */
  PAYMENT_UNKNOWN,
  /** Authorized; the host is to approve. */
  REQUESTED,
  CONFIRMED,
  IN_USE,
  OVERDUE,
  COMPLETED,
  CANCELLED,
  DECLINED,
  DENIED,
  EXPIRED,
  NO_SHOW;

  private static final Map<BookingState, Set<BookingState>> NEXT =
      Map.ofEntries(
          Map.entry(HELD, EnumSet.of(PAYING, REQUESTED, CONFIRMED, EXPIRED, CANCELLED)),
          Map.entry(
              PAYING,
              EnumSet.of(
                  CONFIRMED, REQUESTED, HELD, DECLINED, EXPIRED, PAYMENT_UNKNOWN, CANCELLED)),
          Map.entry(
              PAYMENT_UNKNOWN,
              EnumSet.of(CONFIRMED, REQUESTED, HELD, DECLINED, EXPIRED, CANCELLED)),
          Map.entry(REQUESTED, EnumSet.of(PAYING, CONFIRMED, DENIED, CANCELLED, EXPIRED)),
          Map.entry(CONFIRMED, EnumSet.of(IN_USE, CANCELLED, NO_SHOW)),
          Map.entry(IN_USE, EnumSet.of(COMPLETED, OVERDUE, NO_SHOW)),
          Map.entry(OVERDUE, EnumSet.of(COMPLETED)),
          Map.entry(COMPLETED, EnumSet.noneOf(BookingState.class)),
          Map.entry(CANCELLED, EnumSet.noneOf(BookingState.class)),
          Map.entry(DECLINED, EnumSet.noneOf(BookingState.class)),
          Map.entry(DENIED, EnumSet.noneOf(BookingState.class)),
          Map.entry(EXPIRED, EnumSet.noneOf(BookingState.class)),
          Map.entry(NO_SHOW, EnumSet.noneOf(BookingState.class)));

  public boolean canBecome(BookingState next) {
    return NEXT.get(this).contains(next);
  }

  /** Whether nothing can follow. */
  public boolean isFinal() {
    return NEXT.get(this).isEmpty();
  }

  /** Whether a booking in this state owns its cells. */
  public boolean holdsTime() {
    return !isFinal();
  }

  /** Whether its guest may know how to get in: from the confirmation to the end. */
  public boolean letsIn() {
    return this == CONFIRMED || this == IN_USE || this == OVERDUE;
  }

  public boolean awaitsPayment() {
    return this == PAYING || this == PAYMENT_UNKNOWN;
  }
}
