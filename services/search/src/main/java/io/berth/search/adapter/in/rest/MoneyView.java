package io.berth.search.adapter.in.rest;

import io.berth.search.domain.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount in minor units of an ISO 4217 currency. */
@Schema(name = "Money")
public record MoneyView(long amount, String currency) {
  static MoneyView of(Money money) {
    return money == null ? null : new MoneyView(money.amount(), money.currency());
  }
}
