package io.berth.booking.adapter.in.rest;

import io.berth.booking.application.HearUsage;
import io.berth.foundation.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Usage says that it is there. */
@Path("usage-presence")
@RequestScoped
@RolesAllowed(Caller.SERVICE)
@Tag(name = "Use")
public class UsagePresenceResource {
  @Inject HearUsage hearUsage;

  @PUT
  @Operation(
      summary = "Say that guests can say that they have come, for usage",
      description = "After more than 30 seconds without it nobody is given up for a whole grace.")
  public void present() {
    hearUsage.heard();
  }
}
