package io.berth.booking.adapter.in.rest;

import io.berth.booking.application.FindWaiting;
import io.berth.booking.application.JoinWaiting;
import io.berth.booking.application.LeaveWaiting;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Wish;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("waiting")
@RequestScoped
@RolesAllowed(Caller.GUEST)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Waiting")
public class WaitingResource {
  @Inject Caller caller;
  @Inject JoinWaiting joinWaiting;
  @Inject LeaveWaiting leaveWaiting;
  @Inject FindWaiting findWaiting;
  @Inject BookingAnswers answers;
  @Inject Clock clock;

  @POST
  @Operation(
      summary = "Wait for time that is taken now",
      description =
          "When it is free again the first who waits gets a booking that is HELD for them, for 24"
              + " hours and at most until it begins, and a notice. Where the kind is a queue the"
              + " wish is for a length, from the day of the offer, and nobody else gets it first."
              + " At most 10 wishes, one for each listing and period. A repeat with the same"
              + " Idempotency-Key gets the same answer.")
  @APIResponseSchema(
      value = WishView.class,
      responseCode = "201",
      responseDescription = "waits; Location")
  @APIResponse(
      responseCode = "409",
      description = "free-now, waiting-already with id, rule-broken, listing-closed")
  @APIResponse(responseCode = "429", description = "too-many-wishes")
  public Response join(@NotNull @Valid WishBody body, @HeaderParam("Idempotency-Key") String key) {
    UUID guest = caller.id();
    return BookingAnswers.response(
        joinWaiting.join(
            new JoinWaiting.Command(
                RepeatableRequest.of(guest, key, "POST waiting", body),
                guest,
                body.listingId(),
                body.from(),
                body.to(),
                body.guests() == null ? 1 : body.guests(),
                wish -> answers.of(201, WishView.of(wish, null, clock.instant())))),
        "waiting/");
  }

  @GET
  @Operation(
      summary = "What the caller waits for, oldest first",
      description = "With place in the queue, or with the booking that is held for them.")
  public WishPage list(
      @QueryParam("after") @Parameter(description = "next of the page before") UUID after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    List<Waiting.Placed> found = findWaiting.page(caller.id(), after, limit + 1);
    boolean more = found.size() > limit;
    List<Waiting.Placed> page = more ? found.subList(0, limit) : found;
    Instant now = clock.instant();
    return new WishPage(
        page.stream()
            .map(each -> WishView.of(each.wish(), each.place() == 0 ? null : each.place(), now))
            .toList(),
        more ? page.get(limit - 1).wish().id() : null);
  }

  @DELETE
  @Path("{id}")
  @Operation(
      summary = "Wait no more",
      description = "What was offered and is still held is dropped; the next one is offered it.")
  public void leave(@PathParam("id") UUID id) {
    leaveWaiting.leave(id, caller.id());
  }

  /** What a guest waits for. */
  @Schema(name = "NewWish")
  public record WishBody(
      @NotNull UUID listingId,
      @NotBlank @Size(max = 40) @Schema(description = "first slot", example = "2027-05-01")
          String from,
      @NotBlank @Size(max = 40) @Schema(description = "end, not taken", example = "2027-05-03")
          String to,
      @Min(1) @Max(1000) @Schema(description = "1 unless said") Integer guests) {}

  /** A wish. */
  @Schema(name = "Wish")
  public record WishView(
      UUID id,
      UUID listingId,
      String from,
      String to,
      String timeZone,
      int guests,
      Instant madeAt,
      @Schema(description = "when it ends by itself, UTC; absent in a queue") Instant endsAt,
      @Schema(description = "1 is the next one; only in lists, while it waits") Integer place,
      @Schema(description = "the booking that is held for the caller; absent while it waits")
          UUID bookingId) {
    static WishView of(Wish wish, Integer place, Instant now) {
      Period period = wish.periodAt(now);
      return new WishView(
          wish.id(),
          wish.listingId(),
          wish.calendar().text(period.from()),
          wish.calendar().text(period.to()),
          wish.calendar().zone().getId(),
          wish.guests(),
          wish.madeAt(),
          wish.endsAt(),
          place,
          wish.bookingId());
    }
  }

  /** A page of wishes; {@code next} goes into {@code after} for the next one. */
  @Schema(name = "WishPage")
  public record WishPage(List<WishView> items, UUID next) {}
}
