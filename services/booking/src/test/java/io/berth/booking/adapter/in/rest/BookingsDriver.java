package io.berth.booking.adapter.in.rest;

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

/** The bookings' API as its tests speak to it: JSON as text, so that it may be wrong. */
@Path("")
@Consumes("application/json")
@Produces({"application/json", "application/problem+json"})
public interface BookingsDriver {
  @POST
  Response place(
      @HeaderParam("Authorization") String bearer,
      @HeaderParam("Idempotency-Key") String key,
      String body);

  @GET
  Response list(
      @HeaderParam("Authorization") String bearer,
      @QueryParam("as") String as,
      @QueryParam("state") String state,
      @QueryParam("limit") String limit);

  @GET
  @Path("{id}")
  Response find(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @POST
  @Path("{id}/payment")
  Response pay(
      @HeaderParam("Authorization") String bearer, @PathParam("id") String id, String body);

  @POST
  @Path("{id}/approval")
  Response approve(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @POST
  @Path("{id}/denial")
  Response deny(
      @HeaderParam("Authorization") String bearer, @PathParam("id") String id, String body);

  @GET
  @Path("{id}/cancellation")
  Response cancellation(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @POST
  @Path("{id}/cancellation")
  Response cancel(
      @HeaderParam("Authorization") String bearer, @PathParam("id") String id, String body);

  @GET
  @Path("{id}/change")
  Response showChange(
      @HeaderParam("Authorization") String bearer,
      @PathParam("id") String id,
      @QueryParam("from") String from,
      @QueryParam("to") String to);

  @POST
  @Path("{id}/change")
  Response change(
      @HeaderParam("Authorization") String bearer,
      @HeaderParam("Idempotency-Key") String key,
      @PathParam("id") String id,
      String body);

  @GET
  @Path("availability/{listingId}")
  Response availability(
      @PathParam("listingId") String listingId,
      @QueryParam("from") String from,
      @QueryParam("to") String to);

  @POST
  @Path("quotes")
  Response quote(String body);

  @POST
  @Path("blocks")
  Response block(@HeaderParam("Authorization") String bearer, String body);

  @GET
  @Path("blocks")
  Response blocks(
      @HeaderParam("Authorization") String bearer, @QueryParam("listingId") String listingId);

  @DELETE
  @Path("blocks/{id}")
  Response unblock(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @POST
  @Path("{id}/use")
  Response use(
      @HeaderParam("Authorization") String bearer, @PathParam("id") String id, String body);

  @PUT
  @Path("usage-presence")
  Response usageIsThere(@HeaderParam("Authorization") String bearer);

  @POST
  @Path("{id}/no-show")
  Response noShow(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @POST
  @Path("waiting")
  Response waitFor(
      @HeaderParam("Authorization") String bearer,
      @HeaderParam("Idempotency-Key") String key,
      String body);

  @GET
  @Path("waiting")
  Response waiting(
      @HeaderParam("Authorization") String bearer,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after);

  @DELETE
  @Path("waiting/{id}")
  Response leave(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @POST
  @Path("series")
  Response placeSeries(
      @HeaderParam("Authorization") String bearer,
      @HeaderParam("Idempotency-Key") String key,
      String body);

  @GET
  @Path("series/{id}")
  Response series(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @POST
  @Path("series/{id}/{answer}")
  Response answerSeries(
      @HeaderParam("Authorization") String bearer,
      @PathParam("id") String id,
      @PathParam("answer") String answer,
      String body);

  @GET
  @Path("invariants")
  Response invariants(@HeaderParam("Authorization") String bearer);

  @GET
  @Path("dead-letters")
  Response deadLetters(@HeaderParam("Authorization") String bearer);

  @POST
  @Path("dead-letters/{id}/retry")
  Response retry(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);
}
