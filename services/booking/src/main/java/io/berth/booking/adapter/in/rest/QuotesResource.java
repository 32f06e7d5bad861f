package io.berth.booking.adapter.in.rest;

import io.berth.booking.application.QuotePrice;
import io.berth.booking.domain.Listing;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("quotes")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Availability")
public class QuotesResource {
  @Inject QuotePrice quotePrice;

  @POST
  @Operation(
      summary = "Fix a price and its refunds for 30 minutes",
      description = "A quote holds no time; rules and free units are checked when it is booked.")
  public QuoteView quote(@NotNull @Valid QuoteBody body) {
    QuotePrice.Quoted quoted =
        quotePrice.quote(body.listingId(), body.from(), body.to(), body.guestsOrOne());
    Listing.Terms terms = quoted.quote().terms();
    return new QuoteView(
        quoted.signed(),
        PriceLineView.of(terms.price()),
        MoneyView.of(terms.price().total()),
        RefundStepView.of(terms.refundTimeline(), terms.price().total().currency()),
        quoted.quote().expiresAt());
  }

  /** What is to be priced. */
  @Schema(name = "NewQuote")
  public record QuoteBody(
      @NotNull UUID listingId,
      @NotBlank @Size(max = 40) String from,
      @NotBlank @Size(max = 40) String to,
      @Min(1) @Max(1000) Integer guests) {
    int guestsOrOne() {
      return guests == null ? 1 : guests;
    }
  }

  /** A signed price. */
  @Schema(name = "Quote")
  public record QuoteView(
      String quote,
      List<PriceLineView> lines,
      MoneyView total,
      List<RefundStepView> refundTimeline,
      Instant expiresAt) {}
}
