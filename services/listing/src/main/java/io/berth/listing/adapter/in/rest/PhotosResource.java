package io.berth.listing.adapter.in.rest;

import io.berth.foundation.problem.BodyLimit;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import io.berth.listing.application.AddPhoto;
import io.berth.listing.application.ReviseListing;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Photo;
import io.berth.listing.domain.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The photos of one's own listing. */
@Path("{id}/photos")
@RequestScoped
@RolesAllowed(Caller.HOST)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
public class PhotosResource {
  private static final int LARGEST = 10 * 1024 * 1024;

  @Inject Caller caller;
  @Inject AddPhoto addPhoto;
  @Inject ReviseListing reviseListing;

  @POST
  @Consumes({"image/jpeg", "image/png", "image/webp"})
  @BodyLimit(LARGEST)
  @Operation(
      summary = "Add a photo, behind the others",
      description =
          "The body is the picture itself, at most 10 MiB and 40 million pixels. It is turned"
              + " upright, freed of all that the camera wrote into it, and kept as JPEG in several"
              + " widths. The same picture again changes nothing. At most 20 per listing.")
  @RequestBody(
      content = {
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/webp",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponseSchema(
      value = Photo.class,
      responseCode = "201",
      responseDescription = "Location of its widest picture; the listing's new ETag")
  @APIResponse(responseCode = "400", description = "invalid-request: no picture, or a damaged one")
  @APIResponse(responseCode = "409", description = "too-many-photos")
  @APIResponse(responseCode = "415", description = "none of the three types")
  @APIResponse(responseCode = "503", description = "busy: too many are being made")
  public Response add(@PathParam("id") UUID id, byte[] picture) {
    AddPhoto.Added added = addPhoto.add(id, caller.id(), picture);
    Photo photo = added.photo();
    int widest = photo.widths().get(photo.widths().size() - 1);
    return Response.created(URI.create("photos/" + photo.id() + "/" + widest))
        .tag(ListingsResource.tag(added.listing()))
        .entity(photo)
        .build();
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Put the photos in order and say what they show",
      description =
          "Names each photo of the listing once. alt is for who can't see it; left out: none."
              + " If-Match names the version that was read.")
  @APIResponseSchema(value = PhotosView.class, responseDescription = "as they are now, new ETag")
  @APIResponse(responseCode = "412", description = "stale: another version is there now")
  @APIResponse(responseCode = "428", description = "precondition-required: no If-Match")
  public Response arrange(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid ArrangementBody body) {
    Listing listing =
        reviseListing.arrangePhotos(
            id, caller.id(), ListingsResource.version(ifMatch), body.order());
    return Response.ok(new PhotosView(listing.photos())).tag(ListingsResource.tag(listing)).build();
  }

  @DELETE
  @Path("{photo}")
  @Operation(summary = "Take a photo away")
  @APIResponse(responseCode = "204", description = "it is gone from the listing at once")
  @APIResponse(responseCode = "404", description = "listing-unknown, photo-unknown")
  public void remove(@PathParam("id") UUID id, @PathParam("photo") UUID photo) {
    if (!reviseListing.removePhoto(id, caller.id(), photo)) {
      throw unknown();
    }
  }

  static Problem unknown() {
    return Problem.notFound("photo-unknown", "There is no such photo.");
  }

  /** The photos in their order. */
  @Schema(name = "ListingPhotos")
  public record PhotosView(List<Photo> photos) {}

  /** The photos in their new order. */
  @Schema(name = "PhotoArrangement")
  public record ArrangementBody(
      @NotNull @Size(max = Listing.MOST_PHOTOS) List<@NotNull @Valid PhotoBody> photos) {
    Map<UUID, Text> order() {
      Map<UUID, Text> order = new LinkedHashMap<>();
      for (int i = 0; i < photos.size(); i++) {
        PhotoBody photo = photos.get(i);
        if (order.containsKey(photo.id())) {
          throw Problem.badRequest("photos[" + i + "].id", "Unique", "is there twice");
        }
        order.put(photo.id(), photo.alt() == null ? null : photo.alt().toText());
      }
      return order;
    }
  }

  /** A photo and what it shows. */
  @Schema(name = "ArrangedPhoto")
  public record PhotoBody(@NotNull UUID id, @Valid AltBody alt) {}

  /** What a photo shows, in Korean, English or both. */
  @Schema(name = "PhotoAlt")
  public record AltBody(@Size(max = 300) String ko, @Size(max = 300) String en) {
    Text toText() {
      return new Text(ko, en);
    }
  }
}
