package io.berth.foundation.messaging.trial;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** The trial application as its tests speak to it. */
@Path("")
@Produces("application/json")
public interface TrialDriver {
  @GET
  @Path("effects/{consumer}")
  List<String> effects(@PathParam("consumer") String consumer);

  @POST
  @Path("heal")
  void heal();

  @POST
  @Path("events")
  Response tell(
      @QueryParam("key") String key,
      @QueryParam("first") long first,
      @QueryParam("count") int count);

  @GET
  @Path("dead-letters")
  Map<String, List<Map<String, Object>>> deadLetters(@HeaderParam("Authorization") String token);

  @POST
  @Path("dead-letters/{id}/retry")
  Response retry(@HeaderParam("Authorization") String token, @PathParam("id") String id);
}
