package io.berth.review.adapter.in.rest;

import io.berth.review.domain.Review;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a guest says of a completed booking. */
@Schema(name = "ReviewBody")
public record ReviewBody(
    @NotNull UUID bookingId,
    @NotNull @Min(Review.LOWEST) @Max(Review.HIGHEST) Integer rating,
    @Size(max = LONGEST) @Schema(description = "plain text; absent or blank is none") String text) {
  static final int LONGEST = 4_000;

  Optional<String> words() {
    return Optional.ofNullable(text).map(String::strip).filter(words -> !words.isEmpty());
  }
}
