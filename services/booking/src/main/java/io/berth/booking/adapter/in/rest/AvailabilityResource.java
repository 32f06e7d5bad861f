package io.berth.booking.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.berth.booking.application.FindAvailability;
import io.berth.booking.application.KnownListings;
import io.berth.booking.domain.ListingCalendar;
import io.berth.foundation.streams.Streams;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("availability/{listingId}")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Availability")
public class AvailabilityResource {
  @Inject FindAvailability findAvailability;
  @Inject KnownListings listings;
  @Inject Streams streams;

  @GET
  @Operation(
      summary = "What is free, slot by slot",
      description =
          "At most 366 slots; without to, 31 days or 96 quarter-hours. Each says how many units"
              + " nobody has in it (free; 0 where it is closed or past), and why no booking may begin"
              + " in it (reason; null: one may): TAKEN, HELD, BUFFER, BLOCKED, CLOSED (outside opening"
              + " hours, or withdrawn), PAST, NOTICE, WINDOW, CHECK_IN_DAY, or MIN_STAY and BUFFER"
              + " where the shortest booking, or its buffer, does not fit.")
  public AvailabilityView find(
      @PathParam("listingId") UUID listingId,
      @QueryParam("from")
          @Size(max = 40)
          @Parameter(
              description =
                  "first slot: a date of the listing's zone, or a time with offset; now unless said",
              example = "2027-05-01")
          String from,
      @QueryParam("to") @Size(max = 40) @Parameter(description = "end, not shown") String to) {
    FindAvailability.Availability found = findAvailability.find(listingId, from, to);
    ListingCalendar calendar = found.listing().calendar();
    return new AvailabilityView(
        calendar.zone().getId(),
        found.cells().stream()
            .map(
                cell ->
                    new SlotView(
                        calendar.text(cell.cell()),
                        calendar.text(cell.cell() + 1),
                        cell.free(),
                        MoneyView.of(cell.price()),
                        cell.reason()))
            .toList());
  }

  @GET
  @Path("stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "When what is free may have changed, as server-sent events, within a second",
      description =
          "First an event open, then an event availability, without contents, whenever something of"
              + " the listing was held, booked, given back or blocked. A stream ends after ten"
              + " minutes: open the next one, and ask.")
  @APIResponse(responseCode = "200", description = "text/event-stream")
  @APIResponse(responseCode = "404", description = "listing-unknown")
  @APIResponse(responseCode = "503", description = "streams-full, with Retry-After")
  public void stream(
      @PathParam("listingId") UUID listingId,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER)
          @Parameter(description = "id of the last event that was read, from any replica")
          Long lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse) {
    listings.get(listingId);
    streams.open(listingId.toString(), Optional.ofNullable(lastEventId), sink, sse);
  }

  /** The slots of a listing in order. */
  @Schema(name = "Availability")
  public record AvailabilityView(String timeZone, List<SlotView> slots) {}

  /** One slot, as {@link FindAvailability.Cell}. */
  @Schema(name = "AvailableSlot")
  public record SlotView(
      String from,
      String to,
      @Schema(description = "units that nobody has in it; 0 where it is closed or past") int free,
      MoneyView price,
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "why no booking may begin in it; null: one may")
          String reason) {}
}
