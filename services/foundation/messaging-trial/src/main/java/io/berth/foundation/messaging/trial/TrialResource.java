package io.berth.foundation.messaging.trial;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class TrialResource {
  @Inject Effects effects;
  @Inject SafeChannel safe;

  @GET
  @Path("effects/{consumer}")
  public List<String> effects(@PathParam("consumer") String consumer) {
    return effects.of(consumer);
  }

  @POST
  @Path("heal")
  public void heal() {
    safe.heal();
  }

  @POST
  @Path("events")
  public void tell(
      @QueryParam("key") String key,
      @QueryParam("first") long first,
      @QueryParam("count") int count) {
    effects.tell(key, first, count);
  }
}
