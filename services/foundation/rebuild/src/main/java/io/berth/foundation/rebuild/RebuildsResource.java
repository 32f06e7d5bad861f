package io.berth.foundation.rebuild;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rebuilding of the views from the topics. */
@Path("rebuilds")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class RebuildsResource {
  private static final int SHOWN = 20;

  @Inject StartRebuild startRebuild;
  @Inject FindRebuilds findRebuilds;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Build the views anew from the topics, beside the live ones, and swap them",
      description =
          "People see the old views until the new ones are whole. If the new ones lack anything"
              + " that the old ones have, because a topic lost messages, the old ones stay and the"
              + " rebuilding ends INCOMPLETE, unless evenIfIncomplete is said: have the publishers"
              + " publish again first.")
  @APIResponseSchema(
      value = RebuildView.class,
      responseCode = "202",
      responseDescription = "begun; Location")
  @APIResponse(responseCode = "409", description = "rebuild-running")
  public Response start(@NotNull @Valid RebuildBody body) {
    Rebuild rebuild =
        startRebuild
            .start(Boolean.TRUE.equals(body.evenIfIncomplete()))
            .orElseThrow(
                () ->
                    Problem.conflict(
                        "rebuild-running", "A rebuilding is running; wait until it has ended."));
    return Response.accepted(RebuildView.of(rebuild))
        .location(URI.create("rebuilds/" + rebuild.id()))
        .build();
  }

  @GET
  @Operation(summary = "The newest 20 rebuildings, newest first")
  public Rebuilds list() {
    return new Rebuilds(findRebuilds.newest(SHOWN).stream().map(RebuildView::of).toList());
  }

  @GET
  @Path("{id}")
  @Operation(summary = "How far a rebuilding is, and what it found")
  @APIResponse(responseCode = "200", description = "the rebuilding")
  @APIResponse(responseCode = "404", description = "rebuild-unknown")
  public RebuildView find(@PathParam("id") UUID id) {
    return findRebuilds
        .find(id)
        .map(RebuildView::of)
        .orElseThrow(() -> Problem.notFound("rebuild-unknown", "No rebuilding " + id));
  }

  /** How to rebuild. */
  @Schema(name = "NewRebuild")
  public record RebuildBody(
      @Schema(
              description =
                  "show the new views although they lack rows of the old; false unless said")
          Boolean evenIfIncomplete) {}

  /** Newest first. */
  @Schema(name = "Rebuilds")
  public record Rebuilds(List<RebuildView> items) {}

  /** A rebuilding; drift is there when it has ended. */
  @Schema(name = "Rebuild")
  public record RebuildView(
      UUID id,
      @Schema(description = "RUNNING, SWAPPED or INCOMPLETE") String state,
      @Schema(description = "events read so far") long events,
      Instant startedAt,
      Instant endedAt,
      DriftView drift) {
    static RebuildView of(Rebuild rebuild) {
      Drift drift = rebuild.drift();
      return new RebuildView(
          rebuild.id(),
          rebuild.state().name(),
          rebuild.events(),
          rebuild.startedAt(),
          rebuild.endedAt(),
          drift == null
              ? null
              : new DriftView(drift.missing(), drift.differing(), drift.added(), drift.examples()));
    }
  }

  /** How the new views differed from the old ones when they were compared, in rows. */
  @Schema(name = "Drift")
  public record DriftView(
      @Schema(description = "only in the old ones") long missing,
      @Schema(description = "in both, with other contents") long differing,
      @Schema(description = "only in the new ones") long added,
      @Schema(description = "some that are missing or differ, by name") List<String> examples) {}
}
