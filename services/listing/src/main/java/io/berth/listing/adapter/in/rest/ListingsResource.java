package io.berth.listing.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import io.berth.listing.adapter.out.messaging.ListingMessage;
import io.berth.listing.application.FindListings;
import io.berth.listing.application.RegisterListing;
import io.berth.listing.application.ReviseListing;
import io.berth.listing.domain.Listing;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Listings")
public class ListingsResource {
  private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

  @Inject Caller caller;
  @Inject RegisterListing registerListing;
  @Inject ReviseListing reviseListing;
  @Inject FindListings findListings;

  @POST
  @RolesAllowed(Caller.HOST)
  @Operation(summary = "Offer something; it can be booked at once")
  @APIResponseSchema(
      value = ListingView.class,
      responseCode = "201",
      responseDescription = "registered and published; Location and ETag")
  public Response register(@NotNull @Valid ListingBody body) {
    Listing listing = registerListing.register(caller.id(), body.toOffer());
    return Response.created(URI.create(listing.id().toString()))
        .tag(tag(listing))
        .entity(ListingView.of(listing, true))
        .build();
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Caller.HOST)
  @Operation(
      summary = "Revise one's own listing",
      description =
          "If-Match names the version that was read: 428 without, 412 if another is there now."
              + " Units without an id are added, those left out are retired. 409"
              + " listing-fixed-field for kind, slot, timeZone and currency.")
  @APIResponseSchema(value = ListingView.class, responseDescription = "the new version, its ETag")
  @APIResponse(responseCode = "409", description = "listing-fixed-field, named by field")
  @APIResponse(responseCode = "412", description = "stale: another version is there now")
  @APIResponse(responseCode = "428", description = "precondition-required: no If-Match")
  public Response revise(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid ListingBody body) {
    Listing listing = reviseListing.revise(id, caller.id(), version(ifMatch), body.toOffer());
    return Response.ok(ListingView.of(listing, true)).tag(tag(listing)).build();
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Caller.HOST)
  @Operation(summary = "Withdraw: no new bookings; old ones stand")
  public void withdraw(@PathParam("id") UUID id) {
    reviseListing.withdraw(id, caller.id());
  }

  @GET
  @Path("{id}")
  @PermitAll
  @Operation(summary = "A listing; access only for its host")
  @APIResponseSchema(value = ListingView.class, responseDescription = "also if withdrawn; ETag")
  @APIResponse(responseCode = "404", description = "listing-unknown")
  public Response find(@PathParam("id") UUID id) {
    Listing listing = findListings.find(id);
    return Response.ok(ListingView.of(listing, isMine(listing))).tag(tag(listing)).build();
  }

  @GET
  @Path("{id}/snapshot")
  @RolesAllowed(Caller.SERVICE)
  @Operation(summary = "The present version as the events tell it; for services")
  public ListingMessage snapshot(@PathParam("id") UUID id) {
    return ListingMessage.of(findListings.find(id));
  }

  @GET
  @Path("{id}/access")
  @RolesAllowed(Caller.SERVICE)
  @Operation(
      summary = "How to get in; for booking alone",
      description = "It is in no event: whoever reads the topic would read it, too.")
  @APIResponse(responseCode = "404", description = "listing-unknown, also for other services")
  public AccessView access(@PathParam("id") UUID id) {
    if (!caller.isService("booking")) {
      throw Problem.notFound("listing-unknown", "There is no such listing for you.");
    }
    return AccessView.of(findListings.find(id));
  }

  @GET
  @PermitAll
  @Operation(summary = "Published listings, newest first; or with hostId=me one's own, all states")
  public Page list(
      @QueryParam("hostId") @Parameter(description = "me, or absent") String hostId,
      @QueryParam("after") @Parameter(description = "next of the page before") UUID after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    List<Listing> found =
        hostId == null
            ? findListings.published(after, limit + 1)
            : findListings.ofHost(me(hostId), after, limit + 1);
    boolean more = found.size() > limit;
    List<Listing> page = more ? found.subList(0, limit) : found;
    return new Page(
        page.stream().map(listing -> ListingView.of(listing, isMine(listing))).toList(),
        more ? page.get(limit - 1).id() : null);
  }

  private UUID me(String hostId) {
    if (!hostId.equals("me")) {
      throw Problem.badRequest("hostId", "Me", "hostId must be me");
    }
    if (!caller.isKnown()) {
      throw new NotAuthorizedException("Bearer");
    }
    if (!caller.is(Caller.HOST)) {
      throw new Problem(403, "forbidden", "You are no host.");
    }
    return caller.id();
  }

  private boolean isMine(Listing listing) {
    return caller.is(Caller.HOST) && listing.hostId().equals(caller.id());
  }

  static long version(String ifMatch) {
    if (ifMatch == null) {
      throw new Problem(
          428, "precondition-required", "Send If-Match with the ETag that you have read.");
    }
    Matcher tag = ETAG.matcher(ifMatch);
    return tag.matches() ? Long.parseLong(tag.group(1)) : -1;
  }

  static EntityTag tag(Listing listing) {
    return new EntityTag(Long.toString(listing.version()));
  }

  /** A page of listings; {@code next} goes into {@code after} for the next one. */
  @Schema(name = "ListingPage")
  public record Page(List<ListingView> items, UUID next) {}
}
