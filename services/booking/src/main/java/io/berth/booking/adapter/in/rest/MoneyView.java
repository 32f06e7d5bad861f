package io.berth.booking.adapter.in.rest;

import io.berth.booking.domain.Money;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount of money. */
@Schema(name = "Money")
public record MoneyView(
    @NotNull @Min(0) @Schema(description = "minor units; a won has none") Long amount,
    @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters (ISO 4217)")
        String currency) {
  static MoneyView of(Money money) {
    return new MoneyView(money.amount(), money.currency());
  }

  Money toMoney() {
    return Money.of(amount, currency);
  }
}
