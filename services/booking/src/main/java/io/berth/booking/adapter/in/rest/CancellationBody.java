package io.berth.booking.adapter.in.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cancellation for the refund that was shown. */
@Schema(name = "Cancellation")
public record CancellationBody(
    @NotNull @Valid @Schema(description = "as GET …/cancellation showed it") MoneyView refund,
    @Size(max = 500) String reason) {}
