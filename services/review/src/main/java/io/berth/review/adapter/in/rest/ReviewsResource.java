package io.berth.review.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import io.berth.review.application.FindReviews;
import io.berth.review.application.PostReview;
import io.berth.review.application.ReplyToReview;
import io.berth.review.domain.Review;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reviews and replies. */
@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
public class ReviewsResource {
  @Inject Caller caller;
  @Inject PostReview postReview;
  @Inject ReplyToReview replyToReview;
  @Inject FindReviews findReviews;

  @POST
  @RolesAllowed(Caller.GUEST)
  @Operation(
      summary = "Review one's own completed booking, once",
      description =
          "Review hears of a booking's end a moment after booking decided it: right after the end"
              + " of a use the answer may be 409 not-completed with Retry-After.")
  @APIResponseSchema(
      value = ReviewView.class,
      responseCode = "201",
      responseDescription = "posted; Location")
  @APIResponse(responseCode = "404", description = "booking-unknown, also for what is not yours")
  @APIResponse(
      responseCode = "409",
      description = "not-completed with the state, or already-reviewed with the reviewId")
  public Response post(@NotNull @Valid ReviewBody body) {
    Review review = postReview.post(caller.id(), body.bookingId(), body.rating(), body.words());
    return Response.created(URI.create(review.id().toString()))
        .entity(ReviewView.forItsGuest(review))
        .build();
  }

  @GET
  @PermitAll
  @Operation(
      summary = "A listing's reviews with its ratings, or with guestId=me one's own; newest first",
      description =
          "A listing that nobody has reviewed, and one that is not known here, have count 0.")
  @APIResponse(responseCode = "400", description = "invalid-request: field and rule are named")
  public ReviewView.Page list(
      @QueryParam("listingId") UUID listingId,
      @QueryParam("guestId") @Parameter(description = "me, or absent") String guestId,
      @QueryParam("after") @Parameter(description = "next of the page before") UUID after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    if ((listingId == null) == (guestId == null)) {
      throw Problem.badRequest("listingId", "NotNull", "ask for listingId or for guestId=me");
    }
    if (listingId == null) {
      return findReviews
          .ofGuest(me(guestId), after, limit + 1)
          .map(found -> ReviewView.Page.ofGuest(found, limit))
          .orElseThrow(ReviewsResource::unknownPage);
    }
    return findReviews
        .ofListing(listingId, after, limit + 1)
        .map(found -> ReviewView.Page.ofListing(found.ratings(), found.reviews(), limit))
        .orElseThrow(ReviewsResource::unknownPage);
  }

  @GET
  @Path("{id}")
  @PermitAll
  @Operation(summary = "A review")
  @APIResponse(responseCode = "200", description = "the review")
  @APIResponse(responseCode = "404", description = "review-unknown")
  public ReviewView find(@PathParam("id") UUID id) {
    return ReviewView.forAnyone(findReviews.find(id));
  }

  @PUT
  @Path("{id}/reply")
  @RolesAllowed(Caller.HOST)
  @Operation(summary = "Reply to a review of one's own listing, or reply anew")
  @APIResponse(responseCode = "200", description = "the review with the reply")
  @APIResponse(
      responseCode = "404",
      description = "review-unknown, also for another host's listing")
  public ReviewView reply(@PathParam("id") UUID id, @NotNull @Valid ReplyBody body) {
    return ReviewView.forAnyone(replyToReview.reply(caller.id(), id, body.text().strip()));
  }

  private UUID me(String guestId) {
    if (!guestId.equals("me")) {
      throw Problem.badRequest("guestId", "Me", "guestId must be me");
    }
    if (!caller.isKnown()) {
      throw new NotAuthorizedException("Bearer");
    }
    if (!caller.is(Caller.GUEST)) {
      throw new Problem(403, "forbidden", "You are no guest.");
    }
    return caller.id();
  }

  private static Problem unknownPage() {
    return Problem.badRequest("after", "Known", "after is none of these reviews");
  }
}
