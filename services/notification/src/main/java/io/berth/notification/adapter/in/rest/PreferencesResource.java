package io.berth.notification.adapter.in.rest;

import io.berth.foundation.security.Caller;
import io.berth.notification.application.KeepPreferences;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller wants by e-mail. */
@Path("preferences")
@RequestScoped
@RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class PreferencesResource {
  @Inject Caller caller;
  @Inject KeepPreferences keepPreferences;

  @GET
  @Operation(summary = "What the caller wants by e-mail; all of it unless they said otherwise")
  public PreferencesBody find() {
    return PreferencesBody.of(keepPreferences.of(caller.id()));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replace what the caller wants by e-mail",
      description = "It also holds for e-mail that waits to be sent. The history gets everything.")
  public PreferencesBody keep(@NotNull @Valid PreferencesBody body) {
    return PreferencesBody.of(keepPreferences.keep(caller.id(), body.toPreferences()));
  }
}
