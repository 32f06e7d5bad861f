package io.berth.payment.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.Purpose;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A charge that booking asks for. */
@Schema(name = "Charge")
public record ChargeBody(
    @NotNull @Schema(description = "the idempotency key") UUID chargeId,
    @NotNull UUID bookingId,
    @NotNull UUID listingId,
    @NotNull UUID guestId,
    @NotNull UUID hostId,
    @NotNull Purpose purpose,
    @NotNull @Min(1) @Max(1_000_000_000_000_000L) @Schema(description = "minor units") Long amount,
    @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters (ISO 4217)")
        String currency,
    @Size(max = 200)
        @Schema(
            description =
                "names the card; used once, never stored. Absent: the card that paid for the"
                    + " booking, for a late fee only")
        String token,
    @NotNull @Schema(description = "true: take the money at once; false: only reserve it")
        Boolean capture) {
  ChargeOrder order() {
    if (token == null ? purpose != Purpose.LATE_FEE || !capture : token.isBlank()) {
      throw Problem.badRequest("token", "NotBlank", "token must name the card");
    }
    return new ChargeOrder(
        chargeId,
        bookingId,
        listingId,
        guestId,
        hostId,
        purpose,
        new Money(amount, currency),
        capture);
  }

  @Override
  public String toString() {
    return "charge " + chargeId;
  }
}
