package io.berth.foundation.messaging;

import io.berth.foundation.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("dead-letters")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class DeadLettersResource {
  @Inject DeadLetters deadLetters;

  @GET
  @Operation(summary = "Messages that could not be applied, oldest first, until they are settled")
  public Items list(@QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    return new Items(deadLetters.open(limit));
  }

  @POST
  @Path("{id}/retry")
  @Operation(summary = "Hand a dead letter to its consumer again; 409 if it fails again")
  public DeadLetters.DeadLetter retry(@PathParam("id") UUID id) {
    try {
      return deadLetters
          .retry(id)
          .orElseThrow(() -> Problem.notFound("dead-letter-unknown", "No open dead letter " + id));
    } catch (Problem problem) {
      throw problem;
    } catch (RuntimeException e) {
      throw Problem.conflict("still-dead", "The message failed again: " + e.getMessage());
    }
  }

  /** Those that are open. */
  @Schema(name = "DeadLetters")
  public record Items(List<DeadLetters.DeadLetter> items) {}
}
