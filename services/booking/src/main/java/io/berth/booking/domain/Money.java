package io.berth.booking.domain;

/**
 * An amount in minor units of one currency; a won has none, so 100000 KRW is a hundred thousand
 * won.
 *
 * @param amount zero or more
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {
  public Money {
    if (amount < 0) {
      throw new IllegalArgumentException("amount must not be negative");
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("currency must be three capital letters");
    }
  }

  public static Money of(long amount, String currency) {
    return new Money(amount, currency);
  }

  public boolean isZero() {
    return amount == 0;
  }

  public Money minus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
    }
    return new Money(Math.subtractExact(amount, other.amount), currency);
  }
}
