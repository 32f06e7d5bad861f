package io.berth.payment.domain;

import java.util.regex.Pattern;

/**
 * An amount in minor units of a currency.
 *
 * @param amount minor units; a won has none, so one won is 1; never negative
 * @param currency three capital letters (ISO 4217)
 */
public record Money(long amount, String currency) {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  public Money {
    if (amount < 0) {
      throw new IllegalArgumentException("an amount of money is not negative: " + amount);
    }
    if (currency == null || !CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("no currency: " + currency);
    }
  }

  public Money withAmount(long other) {
    return new Money(other, currency);
  }
}
