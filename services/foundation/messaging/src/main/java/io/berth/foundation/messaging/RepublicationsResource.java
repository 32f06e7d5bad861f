package io.berth.foundation.messaging;

import io.berth.foundation.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("republications")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class RepublicationsResource {
  @Inject Outbox outbox;
  @Inject Instance<EventSender> sender;

  @POST
  @Operation(
      summary = "Publish all events of this context again",
      description =
          "For when the topics have lost messages. Whoever has applied an event knows it by its id"
              + " and does not apply it again.")
  @APIResponseSchema(
      value = Republication.class,
      responseCode = "202",
      responseDescription = "begun")
  @APIResponse(responseCode = "404", description = "nothing-published: this context has no topic")
  public Response republish() {
    if (!sender.isResolvable()) {
      throw Problem.notFound("nothing-published", "This context publishes nothing.");
    }
    return Response.accepted(new Republication(outbox.sendAgain())).build();
  }

  /** How many events are on their way. */
  @Schema(name = "Republication")
  public record Republication(long events) {}
}
