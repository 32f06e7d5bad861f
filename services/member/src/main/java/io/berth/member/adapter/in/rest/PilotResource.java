package io.berth.member.adapter.in.rest;

import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.security.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Path("")
@RequestScoped
@Produces("application/json")
@Consumes("application/json")
public class PilotResource {
  @Inject Outbox outbox;
  @Inject EntityManager em;
  @Inject Caller caller;

  public enum Colour {
    RED,
    GREEN
  }

  public record Inner(@NotNull @Size(max = 3) String a) {}

  public record PilotBody(
      @NotNull @Size(max = 5) String name,
      Integer n,
      Colour colour,
      UUID id,
      @Valid Inner inner,
      List<@NotNull @Size(max = 3) String> list) {}

  @POST
  @PermitAll
  @Transactional
  public Response post(@NotNull @Valid PilotBody body) {
    String id = UUID.randomUUID().toString();
    em.createNativeQuery("insert into member (id, name) values (?,?)")
        .setParameter(1, id)
        .setParameter(2, body.name())
        .executeUpdate();
    outbox.append("MemberRegistered", id, id, 1, Map.of("memberId", id));
    return Response.created(URI.create("/api/members/" + id))
        .entity(Map.of("id", id, "at", Instant.now()))
        .build();
  }

  @GET
  @Path("me")
  @RolesAllowed("guest")
  public Map<String, Object> me() {
    return Map.of("id", caller.id());
  }

  @GET
  @Path("denied")
  public Map<String, Object> denied() {
    return Map.of("id", 1);
  }

  @GET
  @PermitAll
  @Path("open")
  public Map<String, Object> open(
      @QueryParam("n") @Max(10) Integer n, @QueryParam("id") UUID id, @QueryParam("c") Colour c) {
    return Map.of("known", caller.isKnown());
  }

  @GET
  @PermitAll
  @Path("{id}/x")
  public Map<String, Object> byId(@PathParam("id") UUID id) {
    return Map.of("id", id);
  }

  @GET
  @PermitAll
  @Path("boom")
  public Map<String, Object> boom() {
    throw new IllegalStateException("multi\nline");
  }
}
