package io.berth.review.adapter.in.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The reviews' API as its tests speak to it: JSON as text, so that it may be wrong. */
@Path("")
@Consumes("application/json")
@Produces({"application/json", "application/problem+json"})
public interface ReviewsDriver {
  @POST
  Response post(@HeaderParam("Authorization") String bearer, String body);

  @PUT
  @Path("{id}/reply")
  Response reply(
      @HeaderParam("Authorization") String bearer, @PathParam("id") String id, String body);

  @GET
  @Path("{id}")
  Response find(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @GET
  Response list(
      @HeaderParam("Authorization") String bearer,
      @QueryParam("listingId") String listingId,
      @QueryParam("guestId") String guestId,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit);

  @GET
  @Path("invariants")
  Response invariants(@HeaderParam("Authorization") String bearer);

  @GET
  @Path("dead-letters")
  Response deadLetters(@HeaderParam("Authorization") String bearer);
}
