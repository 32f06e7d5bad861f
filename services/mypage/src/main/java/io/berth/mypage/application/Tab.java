package io.berth.mypage.application;

import java.util.Locale;
import java.util.Set;

/** How my page sorts bookings. */
public enum Tab {
  /** Confirmed, and those in use now, also past their end; soonest first. */
  UPCOMING(true, "CONFIRMED", "IN_USE", "OVERDUE"),
  /** Somebody has still to pay, answer or approve; soonest first. */
  WAITING(true, "HELD", "PAYING", "PAYMENT_UNKNOWN", "REQUESTED"),
  /** Over; latest first. */
  PAST(false, "COMPLETED", "NO_SHOW"),
  /** Came to nothing; latest first. */
  CANCELLED(false, "CANCELLED", "DENIED", "DECLINED", "EXPIRED");

  private final boolean soonestFirst;
  private final Set<String> states;

  Tab(boolean soonestFirst, String... states) {
    this.soonestFirst = soonestFirst;
    this.states = Set.of(states);
  }

  public static Tab of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  boolean isSoonestFirst() {
    return soonestFirst;
  }

  Set<String> states() {
    return states;
  }
}
