package io.berth.member.adapter.in.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The members' API as its tests speak to it: JSON as text, so that it may be wrong. */
@Path("")
@Consumes("application/json")
@Produces({"application/json", "application/problem+json"})
public interface MembersDriver {
  @POST
  Response register(String body);

  @POST
  @Path("tokens")
  Response signIn(String body);

  @POST
  @Path("tokens")
  Response signInThrough(@HeaderParam("X-Forwarded-For") String client, String body);

  @POST
  @Path("tokens/refresh")
  Response refresh(@CookieParam("berth-refresh") String token);

  @DELETE
  @Path("tokens")
  Response signOut(@CookieParam("berth-refresh") String token);

  @GET
  @Path("jwks")
  Response keys();

  @GET
  @Path("me")
  Response me(@HeaderParam("Authorization") String bearer);

  @PATCH
  @Path("me")
  Response revise(
      @HeaderParam("Authorization") String bearer,
      @HeaderParam("If-Match") String ifMatch,
      String body);

  @DELETE
  @Path("me")
  Response erase(@HeaderParam("Authorization") String bearer);

  @GET
  @Path("{id}/contact")
  Response contact(@HeaderParam("Authorization") String bearer, @PathParam("id") String id);

  @GET
  @Path("dead-letters")
  Response deadLetters(@HeaderParam("Authorization") String bearer);
}
