package io.berth.booking.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.berth.booking.application.EndUse;
import io.berth.booking.application.StartUse;
import io.berth.booking.domain.ActualUse;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.ListingCalendar;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Start and end of use, which usage asks for and booking decides. */
@Path("{id}/use")
@RequestScoped
@RolesAllowed(Caller.SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Use")
public class UseResource {
  private static final String USAGE = "usage";

  @Inject Caller caller;
  @Inject StartUse startUse;
  @Inject EndUse endUse;

  @POST
  @Operation(
      summary = "Start or end the use of a booking, for usage",
      description =
          "Once under the same usageId: a repeat gets the same answer. A start is possible within"
              + " the period only; an end at any time, and endedAt decides what is given back and"
              + " whether it is late.")
  @APIResponseSchema(value = UseView.class, responseDescription = "the use as it is now")
  @APIResponse(responseCode = "404", description = "booking-unknown, also if it is not memberId's")
  @APIResponse(responseCode = "409", description = "wrong-state, payment-running, unit-in-use")
  public UseView decide(@PathParam("id") UUID id, @NotNull @Valid UseBody body) {
    requireUsage(caller);
    if (body.action() == Action.START) {
      return UseView.of(startUse.start(id, body.usageId(), body.memberId()));
    }
    if (body.endedAt() == null) {
      throw Problem.badRequest("endedAt", "NotNull", "endedAt must say when it ended");
    }
    return UseView.of(endUse.end(id, body.usageId(), body.memberId(), body.endedAt()));
  }

  /** Of all services usage alone may say what happens to a booking. */
  static void requireUsage(Caller caller) {
    if (!caller.isService(USAGE)) {
      throw new Problem(403, "forbidden", "This is for usage.");
    }
  }

  /** What is asked for. */
  public enum Action {
    START,
    END
  }

  /** A start or an end. */
  @Schema(name = "UseDecision")
  public record UseBody(
      @NotNull @Schema(description = "what usage calls this use") UUID usageId,
      @NotNull @Schema(description = "its guest or host") UUID memberId,
      @NotNull Action action,
      @Schema(description = "when it really ended, UTC; for END only") Instant endedAt) {}

  /** A use, planned and actual. */
  @Schema(name = "BookingUse")
  public record UseView(
      UUID bookingId,
      UUID usageId,
      String state,
      UUID listingId,
      UUID guestId,
      UUID hostId,
      Instant startedAt,
      @Schema(description = "absent while it lasts") Instant endedAt,
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "null if nothing is given back")
          GivenBackView givenBack) {
    static UseView of(Booking booking) {
      ActualUse use = booking.use().orElseThrow();
      BookingTerms terms = booking.terms();
      ListingCalendar calendar = terms.calendar();
      return new UseView(
          booking.id(),
          use.id(),
          booking.state().name(),
          terms.listingId(),
          terms.guestId(),
          terms.hostId(),
          use.startedAt(),
          use.endedAt(),
          booking
              .givenBack()
              .map(
                  period ->
                      new GivenBackView(calendar.text(period.from()), calendar.text(period.to())))
              .orElse(null));
    }
  }

  /** Time that others can book again. */
  @Schema(name = "GivenBack")
  public record GivenBackView(String from, String to) {}
}
