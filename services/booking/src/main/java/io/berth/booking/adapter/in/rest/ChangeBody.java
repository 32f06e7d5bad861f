package io.berth.booking.adapter.in.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Other dates for a booking. */
@Schema(name = "DateChange")
public record ChangeBody(
    @NotBlank @Size(max = 40) @Schema(description = "first slot", example = "2027-05-01")
        String from,
    @NotBlank @Size(max = 40) @Schema(description = "end, not taken", example = "2027-05-04")
        String to,
    @Valid @Schema(description = "for what the change costs; not needed if it costs nothing")
        BookingBody.PaymentBody payment) {}
