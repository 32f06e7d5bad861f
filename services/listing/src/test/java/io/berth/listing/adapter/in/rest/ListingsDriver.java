package io.berth.listing.adapter.in.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The listings' API as its tests speak to it: JSON as text, so that it may be wrong. */
@Path("")
@Consumes("application/json")
@Produces({"application/json", "application/problem+json"})
public interface ListingsDriver {
  @POST
  Response register(@HeaderParam("Authorization") String bearer, String body);

  @PUT
  @Path("{id}")
  Response revise(
      @HeaderParam("Authorization") String bearer,
      @PathParam("id") String id,
      @HeaderParam("If-Match") String version,
      String body);

  @DELETE
  @Path("{id}")
  Response withdraw(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @GET
  @Path("{id}")
  Response find(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @GET
  @Path("{id}/access")
  Response access(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @GET
  @Path("{id}/snapshot")
  Response snapshot(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @GET
  Response list(
      @HeaderParam("Authorization") String bearer,
      @QueryParam("hostId") String hostId,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit);

  @GET
  @Path("dead-letters")
  Response deadLetters(@HeaderParam("Authorization") String bearer);
}
