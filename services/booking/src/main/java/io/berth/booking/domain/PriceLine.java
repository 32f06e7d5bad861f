package io.berth.booking.domain;

/**
 * One line of a price.
 *
 * @param quantity how many
 * @param each minor units for one; negative for a discount
 */
public record PriceLine(Kind kind, long quantity, long each, long amount) {
  /** What a line is for. */
  public enum Kind {
    SLOTS,
    LENGTH_DISCOUNT,
    GUESTS,
    CLEANING,
    TAX
  }

  static PriceLine of(Kind kind, long quantity, long each) {
    return new PriceLine(kind, quantity, each, Math.multiplyExact(quantity, each));
  }
}
