package io.berth.notification.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import io.berth.notification.application.FindNotices;
import io.berth.notification.application.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller was told. */
@Path("/")
@RequestScoped
@RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class NotificationsResource {
  private static final String LANGUAGE = "ko or en; else the caller's own language";

  @Inject Caller caller;
  @Inject FindNotices findNotices;

  @GET
  @Operation(summary = "The caller's notifications, newest first")
  @APIResponse(responseCode = "400", description = "invalid-request: field and rule are named")
  public NotificationView.Page list(
      @QueryParam("after") @Parameter(description = "next of the page before") UUID after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = LANGUAGE)
          String language) {
    return findNotices
        .page(caller.id(), Language.accepted(language), Optional.ofNullable(after), limit)
        .map(NotificationView.Page::of)
        .orElseThrow(
            () -> Problem.badRequest("after", "Known", "after is none of your notifications"));
  }

  @POST
  @Path("{id}/read")
  @Operation(summary = "Mark one as read; again changes nothing")
  @APIResponse(responseCode = "200", description = "the notification, read")
  @APIResponse(
      responseCode = "404",
      description = "notification-unknown, also for what is not yours")
  public NotificationView read(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = LANGUAGE)
          String language) {
    return findNotices
        .read(id, caller.id(), Language.accepted(language))
        .map(NotificationView::of)
        .orElseThrow(
            () -> Problem.notFound("notification-unknown", "You have no such notification."));
  }
}
