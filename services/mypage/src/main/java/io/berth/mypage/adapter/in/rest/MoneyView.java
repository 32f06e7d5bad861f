package io.berth.mypage.adapter.in.rest;

import io.berth.mypage.application.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount in minor units of an ISO 4217 currency. */
@Schema(name = "Money")
public record MoneyView(long amount, String currency) {
  static MoneyView of(Money money) {
    return new MoneyView(money.amount(), money.currency());
  }
}
