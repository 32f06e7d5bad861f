package io.berth.mypage.application;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a unit is, as its bookings tell; the more pressing one first. */
public enum UnitState {
  OVERDUE("OVERDUE"),
  /** In use. */
  OUT("IN_USE"),
  /** Somebody will come for it. */
  RESERVED("HELD", "PAYING", "PAYMENT_UNKNOWN", "REQUESTED", "CONFIRMED"),
  /** Back from its last use. */
  RETURNED("COMPLETED"),
  FREE();

  private final Set<String> states;

  UnitState(String... states) {
    this.states = Set.of(states);
  }

  /** What a unit with bookings in these states is. */
  public static UnitState of(Stream<String> bookingStates) {
    return bookingStates
        .map(UnitState::of)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(FREE);
  }

  private static Optional<UnitState> of(String bookingState) {
    return Stream.of(values()).filter(each -> each.states.contains(bookingState)).findFirst();
  }
}
