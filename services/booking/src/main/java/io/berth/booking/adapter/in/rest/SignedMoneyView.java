package io.berth.booking.adapter.in.rest;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.DateChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount of money to pay, or, negative, to be given back. */
@Schema(name = "SignedMoney")
public record SignedMoneyView(
    @Schema(description = "minor units; more than 0 is paid, less is given back") long amount,
    String currency) {
  static SignedMoneyView difference(Booking booking, DateChange change) {
    return new SignedMoneyView(booking.difference(change), change.price().total().currency());
  }
}
