package io.berth.booking.adapter.in.rest;

import io.berth.booking.domain.Price;
import io.berth.booking.domain.PriceLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of a price; all lines add up to the total. */
@Schema(name = "PriceLine")
public record PriceLineView(
    PriceLine.Kind kind,
    String text,
    long quantity,
    @Schema(description = "for one, minor units") long each,
    MoneyView amount) {
  static List<PriceLineView> of(Price price) {
    String currency = price.total().currency();
    return price.lines().stream()
        .map(
            line ->
                new PriceLineView(
                    line.kind(),
                    text(line),
                    line.quantity(),
                    line.each(),
                    new MoneyView(line.amount(), currency)))
        .toList();
  }

  private static String text(PriceLine line) {
    return switch (line.kind()) {
      case SLOTS -> line.quantity() + " x " + line.each();
      case LENGTH_DISCOUNT -> "discount for the length";
      case GUESTS -> line.quantity() + " guests x " + line.each();
      case CLEANING -> "cleaning";
      case TAX -> "tax";
    };
  }
}
