package io.berth.booking.adapter.in.rest;

import io.berth.booking.application.FindBlocks;
import io.berth.booking.application.PlaceBlock;
import io.berth.booking.application.RemoveBlock;
import io.berth.booking.domain.Block;
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
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("blocks")
@RequestScoped
@RolesAllowed(Caller.HOST)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Blocks")
public class BlocksResource {
  private static final String COLLECTION = "blocks/";

  @Inject Caller caller;
  @Inject PlaceBlock placeBlock;
  @Inject RemoveBlock removeBlock;
  @Inject FindBlocks findBlocks;
  @Inject BookingAnswers answers;

  @POST
  @Operation(
      summary = "Keep a unit's time from being booked",
      description = "At most 2,000 slots. 409 time-taken names the bookings and blocks in the way.")
  @APIResponseSchema(
      value = BlockView.class,
      responseCode = "201",
      responseDescription = "blocked; Location")
  @APIResponse(responseCode = "409", description = "time-taken, with inTheWay")
  public Response place(
      @NotNull @Valid BlockBody body, @HeaderParam("Idempotency-Key") String key) {
    UUID host = caller.id();
    return BookingAnswers.response(
        placeBlock.place(
            new PlaceBlock.Command(
                RepeatableRequest.of(host, key, "POST blocks", body),
                host,
                body.listingId(),
                body.unitId(),
                body.from(),
                body.to(),
                body.reason(),
                block -> answers.of(201, BlockView.of(block)))),
        COLLECTION);
  }

  @GET
  @Operation(summary = "The blocks of one's own listing, by time")
  public Blocks list(@QueryParam("listingId") @NotNull UUID listingId) {
    return new Blocks(findBlocks.of(listingId, caller.id()).stream().map(BlockView::of).toList());
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Give the time back")
  public void remove(@PathParam("id") UUID id) {
    removeBlock.remove(id, caller.id());
  }

  /** What is to be blocked. */
  @Schema(name = "NewBlock")
  public record BlockBody(
      @NotNull UUID listingId,
      @NotNull UUID unitId,
      @NotBlank
          @Size(max = 40)
          @Schema(description = "first slot, in the listing's zone", example = "2027-05-01")
          String from,
      @NotBlank @Size(max = 40) @Schema(description = "end, not taken", example = "2027-05-03")
          String to,
      @Size(max = 500) String reason) {}

  /** A block. */
  @Schema(name = "Block")
  public record BlockView(
      UUID id,
      UUID listingId,
      UUID unitId,
      String from,
      String to,
      String timeZone,
      String reason) {
    static BlockView of(Block block) {
      return new BlockView(
          block.id(),
          block.listingId(),
          block.unitId(),
          block.calendar().text(block.period().from()),
          block.calendar().text(block.period().to()),
          block.calendar().zone().getId(),
          block.reason());
    }
  }

  /** All blocks of a listing, at most 1,000. */
  @Schema(name = "Blocks")
  public record Blocks(List<BlockView> items) {}
}
