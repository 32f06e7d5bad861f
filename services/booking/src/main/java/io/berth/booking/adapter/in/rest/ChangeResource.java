package io.berth.booking.adapter.in.rest;

import io.berth.booking.application.ChangeDates;
import io.berth.booking.application.ShowChange;
import io.berth.booking.domain.DateChange;
import io.berth.booking.domain.ListingCalendar;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Other dates for a booking, which its guest asks for. */
@Path("{id}/change")
@RequestScoped
@RolesAllowed(Caller.GUEST)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bookings")
public class ChangeResource {
  @Inject Caller caller;
  @Inject ShowChange showChange;
  @Inject ChangeDates changeDates;
  @Inject BookingAnswers answers;

  @GET
  @Operation(
      summary = "What other dates would cost now",
      description =
          "Takes nothing. If it is not allowed, reason is the type of the problem that the POST"
              + " would answer.")
  public ChangeView show(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank @Size(max = 40) String from,
      @QueryParam("to") @NotBlank @Size(max = 40) String to) {
    ShowChange.Shown shown = showChange.show(id, caller.id(), from, to);
    DateChange change = shown.change();
    ListingCalendar calendar = shown.booking().terms().calendar();
    return new ChangeView(
        shown.refusal().isEmpty(),
        shown.refusal().map(refusal -> RefusalProblems.of(refusal).type()).orElse(null),
        calendar.text(change.period().from()),
        calendar.text(change.period().to()),
        new BookingView.UnitView(change.unitId(), change.unitName()),
        SignedMoneyView.difference(shown.booking(), change),
        PriceLineView.of(change.price()),
        MoneyView.of(change.price().total()),
        RefundStepView.of(change.refundTimeline(), change.price().total().currency()));
  }

  @POST
  @Operation(
      summary = "Change the dates, or renew",
      description =
          "Freely while a cancellation gives back everything; later, and in use, only to a later"
              + " end. What costs less is given back. What costs more is paid by the card that comes"
              + " along; meanwhile the booking keeps both times and shows pendingChange. A repeat"
              + " with the same Idempotency-Key gets the same answer.")
  @APIResponseSchema(value = BookingView.class, responseDescription = "changed")
  @APIResponse(
      responseCode = "202",
      description = "payment is in doubt; read the booking again",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "402", description = "payment-declined; the booking is as before")
  @APIResponse(
      responseCode = "409",
      description =
          "payment-needed with the difference, not-available, rule-broken, only-later-end,"
              + " others-wait, change-needs-host, listing-closed, wrong-state, payment-running")
  @APIResponse(responseCode = "503", description = "payment-unavailable; the booking is as before")
  public Response change(
      @PathParam("id") UUID id,
      @NotNull @Valid ChangeBody body,
      @HeaderParam("Idempotency-Key") String key) {
    UUID guest = caller.id();
    return BookingAnswers.response(
        changeDates.change(
            new ChangeDates.Command(
                RepeatableRequest.of(guest, key, "POST change " + id, body),
                guest,
                id,
                body.from(),
                body.to(),
                body.payment() == null ? null : body.payment().token(),
                answers::toChange)));
  }

  /** What a change of dates would do. */
  @Schema(name = "ShownChange")
  public record ChangeView(
      boolean allowed,
      @Schema(description = "why it is not allowed, else absent") String reason,
      String from,
      String to,
      @Schema(description = "its own one if that is free, else another") BookingView.UnitView unit,
      SignedMoneyView difference,
      List<PriceLineView> lines,
      MoneyView total,
      @Schema(description = "what a cancellation gives back afterwards")
          List<RefundStepView> refundTimeline) {}
}
