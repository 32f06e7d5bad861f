package io.berth.booking.adapter.in.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a guest wants to book. */
@Schema(name = "NewBooking")
public record BookingBody(
    @NotNull UUID listingId,
    @NotBlank @Size(max = 40) @Schema(description = "first slot", example = "2027-05-01")
        String from,
    @NotBlank @Size(max = 40) @Schema(description = "end, not taken", example = "2027-05-03")
        String to,
    @Min(1) @Max(1000) @Schema(description = "1 unless said") Integer guests,
    @Size(max = 8000) @Schema(description = "a signed quote; fixes price and refunds") String quote,
    @Valid @Schema(description = "absent: the time is held for ten minutes") PaymentBody payment) {

  int guestsOrOne() {
    return guests == null ? 1 : guests;
  }

  /** The card with which what is held is paid. */
  @Schema(name = "Card")
  public record CardBody(
      @Size(max = 200)
          @Pattern(regexp = "(?s).*\\S.*", message = "must name a card")
          @Schema(description = "names the card; never stored; absent if it costs nothing")
          String token) {
    @Override
    public String toString() {
      return "payment";
    }
  }

  /** How it is paid. */
  @Schema(name = "BookingPayment")
  public record PaymentBody(
      @NotBlank @Size(max = 200) @Schema(description = "names the card; never stored")
          String token) {
    @Override
    public String toString() {
      return "payment";
    }
  }
}
