package io.berth.listing.application;

import io.berth.listing.application.port.PhotoFiles;
import io.berth.listing.application.port.PhotoUses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Deletes pictures that no listing has: taken away, or left by a crash. A picture is put aside
 * before it is asked a second time whether some listing has it, and {@link AddPhoto} looks for its
 * picture after the listing has it: so either the one or the other sees what happens at once.
 */
@ApplicationScoped
public class SweepPhotos {
  /** Longer than any request runs. */
  private static final Duration AGE = Duration.ofHours(1);

  private final PhotoFiles files;
  private final Look look;
  private final Clock clock;

  @Inject
  public SweepPhotos(PhotoFiles files, Look look, Clock clock) {
    this.files = files;
    this.look = look;
    this.clock = clock;
  }

  protected SweepPhotos() {
    this(null, null, null);
  }

  public void sweep() {
    Instant before = clock.instant().minus(AGE);
    files.eachStoredBefore(before, this::sweep);
    files.deleteHalfStored(before);
  }

  private void sweep(UUID photoId) {
    if (look.isUsed(photoId)) {
      files.restore(photoId);
      return;
    }
    files.setAside(photoId);
    if (look.isUsed(photoId)) {
      files.restore(photoId);
    } else {
      files.delete(photoId);
    }
  }

  /** One look, in a transaction of its own. */
  @ApplicationScoped
  public static class Look {
    private final PhotoUses uses;

    @Inject
    public Look(PhotoUses uses) {
      this.uses = uses;
    }

    protected Look() {
      this(null);
    }

    @Transactional
    boolean isUsed(UUID photoId) {
      return uses.isUsed(photoId);
    }
  }
}
