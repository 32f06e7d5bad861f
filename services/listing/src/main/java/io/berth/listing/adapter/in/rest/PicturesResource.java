package io.berth.listing.adapter.in.rest;

import io.berth.listing.application.FindPhoto;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pictures of photos. What an id names never changes, so it may be kept for ever. */
@Path("photos/{photo}/{width}")
@RequestScoped
@Tag(name = "Photos")
public class PicturesResource {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Inject FindPhoto findPhoto;

  @GET
  @PermitAll
  @Produces("image/jpeg")
  @Operation(summary = "A photo in one of its widths (pixels)")
  @APIResponse(
      responseCode = "200",
      description = "the picture, with an ETag; may be kept for ever",
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "404", description = "photo-unknown, also in another width")
  public Response find(
      @PathParam("photo") UUID photo, @PathParam("width") int width, @Context Request request) {
    byte[] jpeg = findPhoto.find(photo, width).orElseThrow(PhotosResource::unknown);
    EntityTag tag = new EntityTag(photo + "-" + width);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(jpeg) : unchanged)
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .build();
  }
}
