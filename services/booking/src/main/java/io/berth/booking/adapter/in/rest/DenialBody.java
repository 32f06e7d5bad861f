package io.berth.booking.adapter.in.rest;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A host's no. */
@Schema(name = "Denial")
public record DenialBody(
    @Size(max = 500) @Schema(description = "as the guest will read it") String reason) {}
