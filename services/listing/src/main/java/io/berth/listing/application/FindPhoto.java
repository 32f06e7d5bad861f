package io.berth.listing.application;

import io.berth.listing.application.port.PhotoFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Reads pictures; no listing is asked, since a picture's id is known only from one. */
@ApplicationScoped
public class FindPhoto {
  private final PhotoFiles files;

  @Inject
  public FindPhoto(PhotoFiles files) {
    this.files = files;
  }

  protected FindPhoto() {
    this(null);
  }

  /** The JPEG; empty if there is none in this width (pixels). */
  public Optional<byte[]> find(UUID photoId, int width) {
    return files.get(photoId, width);
  }
}
