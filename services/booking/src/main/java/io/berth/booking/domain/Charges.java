package io.berth.booking.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The charges of one booking, in the order in which they were opened. */
final class Charges {
  private final List<Charge> charges;

  Charges(List<Charge> charges) {
    this.charges = new ArrayList<>(charges);
  }

  List<Charge> all() {
    return List.copyOf(charges);
  }

  Optional<Charge> latest() {
    return charges.isEmpty() ? Optional.empty() : Optional.of(charges.get(charges.size() - 1));
  }

  /** The one that payment has not given its last word on. */
  Optional<Charge> open() {
    return charges.stream().filter(Charge::isOpen).findFirst();
  }

  /** Opens the next attempt at what the money is for. */
  void open(Charge.Purpose purpose, UUID id, Money amount) {
    int earlier = (int) charges.stream().filter(each -> each.purpose() == purpose).count();
    charges.add(Charge.opened(id, purpose, earlier + 1, amount));
  }

  void latestBecomes(Charge.State state) {
    charges.set(charges.size() - 1, latest().orElseThrow().become(state));
  }

  /** How many cards were declined for it. */
  long declined(Charge.Purpose purpose) {
    return charges.stream()
        .filter(each -> each.purpose() == purpose && each.state() == Charge.State.DECLINED)
        .count();
  }

  /** Whether what it costs is reserved and not taken yet. */
  boolean areReserved() {
    return latest().filter(each -> each.state() == Charge.State.AUTHORIZED).isPresent();
  }

  void letReservedGo() {
    charges.replaceAll(
        each -> each.state() == Charge.State.AUTHORIZED ? each.become(Charge.State.VOIDED) : each);
  }

  /** Gives back so much more than before, in minor units, of the latest charges first. */
  void refund(long refund) {
    long left = refund;
    for (int i = charges.size() - 1; i >= 0; i--) {
      Charge charge = charges.get(i);
      if (charge.state() == Charge.State.CAPTURED) {
        long part = Math.min(left, charge.amount().amount() - charge.refund());
        charges.set(i, charge.refunding(charge.refund() + part));
        left -= part;
      }
    }
  }

  /** All that was taken, refunds not deducted; minor units. */
  long captured() {
    return charges.stream()
        .filter(each -> each.state() == Charge.State.CAPTURED)
        .mapToLong(each -> each.amount().amount())
        .sum();
  }

  long refunded() {
    return charges.stream().mapToLong(Charge::refund).sum();
  }

  /** What was taken and is not given back; minor units. */
  long kept() {
    return captured() - refunded();
  }
}
