package io.berth.review.adapter.in.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the host replies. */
@Schema(name = "ReplyBody")
public record ReplyBody(
    @NotBlank @Size(max = ReviewBody.LONGEST) @Schema(description = "plain text") String text) {}
