package io.berth.notification.adapter.in.rest;

import io.berth.foundation.security.Caller;
import io.berth.foundation.streams.Streams;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller is told, as it happens. */
@Path("stream")
@RequestScoped
@RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
@Tag(name = "Notifications")
public class StreamResource {
  @Inject Caller caller;
  @Inject Streams streams;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "The caller's new notifications as server-sent events, within a second",
      description =
          "First an event open, then one event notification for each, its data"
              + " {\"id\",\"type\",\"bookingId\"}; GET / has the text. With Last-Event-ID what came"
              + " since is told first, the last seconds perhaps again. A stream ends after ten"
              + " minutes: open the next one.")
  @APIResponse(responseCode = "200", description = "text/event-stream")
  @APIResponse(responseCode = "503", description = "streams-full, with Retry-After")
  public void stream(
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER)
          @Parameter(description = "id of the last event that was read, from any replica")
          Long lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse) {
    streams.open(caller.id().toString(), Optional.ofNullable(lastEventId), sink, sse);
  }
}
