package io.berth.mypage.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import io.berth.mypage.application.FindMyBookings;
import io.berth.mypage.application.Tab;
import io.berth.mypage.application.port.MyBookings.Side;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own bookings, as guest and as host. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "My page")
public class MyPageResource {
  private static final String TABS = "upcoming|waiting|past|cancelled";
  private static final String TABS_RULE = "must be upcoming, waiting, past or cancelled";

  @Inject Caller caller;
  @Inject FindMyBookings findMyBookings;

  @GET
  @Path("bookings")
  @RolesAllowed(Caller.GUEST)
  @Operation(
      summary = "The bookings the caller made",
      description =
          "upcoming (confirmed, or in use) and waiting (held, being paid, to be approved) begin"
              + " with the soonest; past and cancelled, and all without a tab, with the latest.")
  @APIResponse(responseCode = "400", description = "invalid-request: field and rule are named")
  public Page bookings(
      @QueryParam("tab") @Pattern(regexp = TABS, message = TABS_RULE) String tab,
      @QueryParam("after") @Parameter(description = "next of the page before") UUID after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    return page(Side.GUEST, tab, after, limit);
  }

  @GET
  @Path("hosting")
  @RolesAllowed(Caller.HOST)
  @Operation(summary = "The bookings at the caller's listings, sorted alike")
  public Page hosting(
      @QueryParam("tab") @Pattern(regexp = TABS, message = TABS_RULE) String tab,
      @QueryParam("after") @Parameter(description = "next of the page before") UUID after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    return page(Side.HOST, tab, after, limit);
  }

  @GET
  @Path("hosting/units")
  @RolesAllowed(Caller.HOST)
  @Operation(
      summary = "Where the units of one's listing are, such as cars by their plates",
      description =
          "FREE, RESERVED, OUT, OVERDUE or RETURNED, as the bookings tell. A unit that was never"
              + " booked, and a listing that is not the caller's, are left out.")
  public Units units(@QueryParam("listingId") UUID listingId) {
    if (listingId == null) {
      throw Problem.badRequest("listingId", "NotNull", "name the listing");
    }
    FindMyBookings.Units found = findMyBookings.units(caller.id(), listingId);
    return new Units(
        found.items().stream()
            .map(
                unit ->
                    new UnitView(
                        unit.id(),
                        unit.name(),
                        unit.state().name(),
                        unit.reservedFrom().orElse(null)))
            .toList(),
        found.asOf());
  }

  @GET
  @Path("bookings/{id}")
  @RolesAllowed({Caller.GUEST, Caller.HOST})
  @Operation(summary = "A booking with its timeline and its ledger, for its guest or its host")
  @APIResponse(responseCode = "200", description = "the booking as of an instant")
  @APIResponse(responseCode = "404", description = "booking-unknown, also for what is not yours")
  public WholeBookingView booking(@PathParam("id") UUID id) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    if (caller.is(Caller.GUEST)) {
      sides.add(Side.GUEST);
    }
    if (caller.is(Caller.HOST)) {
      sides.add(Side.HOST);
    }
    return findMyBookings
        .one(id, caller.id(), sides)
        .map(WholeBookingView::of)
        .orElseThrow(() -> Problem.notFound("booking-unknown", "You have no booking of this id."));
  }

  private Page page(Side side, String tab, UUID after, int limit) {
    return findMyBookings
        .page(
            side,
            caller.id(),
            Optional.ofNullable(tab).map(Tab::of),
            Optional.ofNullable(after),
            limit)
        .map(Page::of)
        .orElseThrow(() -> Problem.badRequest("after", "Known", "after is none of these bookings"));
  }

  /** The units of a listing, by name. */
  @Schema(name = "MyUnits")
  public record Units(
      List<UnitView> items, @Schema(description = "the instant this shows, UTC") Instant asOf) {}

  /** Where a unit is. */
  @Schema(name = "MyUnit")
  public record UnitView(
      UUID id,
      String name,
      @Schema(description = "FREE, RESERVED, OUT, OVERDUE or RETURNED") String state,
      @Schema(description = "when its next booking begins, UTC") Instant reservedFrom) {}

  /** A page of bookings; {@code next} goes into {@code after} for the next one. */
  @Schema(name = "MyBookings")
  public record Page(
      List<MyBookingView> items,
      UUID next,
      @Schema(description = "the instant this shows, UTC") Instant asOf) {
    static Page of(FindMyBookings.Page page) {
      return new Page(
          page.items().stream().map(MyBookingView::of).toList(),
          page.next().orElse(null),
          page.asOf());
    }
  }
}
