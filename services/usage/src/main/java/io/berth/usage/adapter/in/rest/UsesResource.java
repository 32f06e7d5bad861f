package io.berth.usage.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import io.berth.usage.application.EndUse;
import io.berth.usage.application.FindUses;
import io.berth.usage.application.StartUse;
import io.berth.usage.application.port.BookingDecisions;
import io.berth.usage.domain.ActualUse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@RequestScoped
@RolesAllowed({Caller.GUEST, Caller.HOST})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Use")
public class UsesResource {
  @Inject Caller caller;
  @Inject StartUse startUse;
  @Inject EndUse endUse;
  @Inject FindUses findUses;

  @POST
  @Operation(
      summary = "Start the use of a booking, for its guest or host",
      description =
          "A booking is used once: starting it again while it lasts gets the same answer. Loans"
              + " start by themselves.")
  @APIResponseSchema(
      value = StartedView.class,
      responseCode = "201",
      responseDescription = "started; Location")
  @APIResponse(responseCode = "404", description = "booking-unknown, also for what is not yours")
  @APIResponse(
      responseCode = "409",
      description = "wrong-state: not confirmed, or outside its period; unit-in-use")
  @APIResponse(
      responseCode = "503",
      description = "booking-unavailable; nothing is recorded, nobody is given up meanwhile")
  public Response start(@NotNull @Valid StartBody body) {
    ActualUse use = startUse.start(body.bookingId(), caller.id());
    return Response.status(201)
        .location(URI.create(use.id().toString()))
        .entity(new StartedView(use.id(), use.bookingId(), use.startedAt()))
        .build();
  }

  @POST
  @Path("{id}/end")
  @Operation(
      summary = "End a use, for its guest or host: return a car or an e-book, leave a room",
      description =
          "Always recorded, at the instant it was asked for; ending it again gets the same answer."
              + " While booking does not answer, givenBack is null.")
  @APIResponseSchema(value = EndedView.class, responseDescription = "ended")
  @APIResponse(responseCode = "404", description = "use-unknown, also for what is not yours")
  public EndedView end(@PathParam("id") UUID id, @Valid EndBody body) {
    EndUse.Ended ended = endUse.end(id, caller.id(), body == null ? null : body.noteOrNull());
    return new EndedView(
        ended.use().startedAt(),
        ended.use().end().orElseThrow().at(),
        GivenBackView.of(ended.givenBack()));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A use, for its guest or its host")
  @APIResponse(responseCode = "200", description = "planned and actual times")
  @APIResponse(responseCode = "404", description = "use-unknown, also for what is not yours")
  public UseView find(@PathParam("id") UUID id) {
    return findUses.one(asker(), id).map(UseView::of).orElseThrow(UseProblems::unknown);
  }

  @GET
  @Operation(
      summary = "Planned and actual times side by side, latest start first",
      description = "A guest's own uses, and those at a host's listings.")
  @APIResponse(responseCode = "200", description = "a page")
  @APIResponse(responseCode = "404", description = "not-found: one of the ids is none of yours")
  public Page list(
      @QueryParam("listingId") UUID listingId,
      @QueryParam("bookingId") UUID bookingId,
      @QueryParam("after") @Parameter(description = "next of the page before") UUID after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    FindUses.Page page =
        findUses
            .page(asker(), listingId, bookingId, after, limit)
            .orElseThrow(() -> Problem.notFound("use-unknown", "You have no use of such an id."));
    return new Page(page.items().stream().map(UseView::of).toList(), page.next().orElse(null));
  }

  private FindUses.Asker asker() {
    return new FindUses.Asker(caller.id(), caller.is(Caller.GUEST), caller.is(Caller.HOST));
  }

  /** What is to be used. */
  @Schema(name = "NewUse")
  public record StartBody(@NotNull UUID bookingId) {}

  /** A use that began. */
  @Schema(name = "StartedUse")
  public record StartedView(UUID id, UUID bookingId, Instant startedAt) {}

  /** What there is to say of an end. */
  @Schema(name = "UseEnd")
  public record EndBody(@Size(max = 500) String note) {
    String noteOrNull() {
      return note == null || note.isBlank() ? null : note;
    }
  }

  /** A use that ended. */
  @Schema(name = "EndedUse")
  public record EndedView(
      Instant startedAt,
      Instant endedAt,
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "what others can book again; null if nothing, or not known yet")
          GivenBackView givenBack) {}

  /** Time in the listing's calendar. */
  @Schema(name = "GivenBackTime")
  public record GivenBackView(String from, String to) {
    static GivenBackView of(BookingDecisions.GivenBack time) {
      return time == null ? null : new GivenBackView(time.from(), time.to());
    }
  }

  /** A page of uses; {@code next} goes into {@code after} for the next one. */
  @Schema(name = "Uses")
  public record Page(List<UseView> items, UUID next) {}
}
