package io.berth.listing.application;

import io.berth.foundation.crash.CrashPoint;
import io.berth.listing.application.port.PhotoFiles;
import io.berth.listing.application.port.PhotoScaler;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Photo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The journey of a photo: made and stored outside any transaction, then the listing has it. A crash
 * in between leaves a picture that nobody has, which is swept.
 */
@ApplicationScoped
public class AddPhoto {
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000000000000000L;

  private final ReviseListing listings;
  private final PhotoScaler scaler;
  private final PhotoFiles files;
  private final CrashPoint crash;

  @Inject
  public AddPhoto(ReviseListing listings, PhotoScaler scaler, PhotoFiles files, CrashPoint crash) {
    this.listings = listings;
    this.scaler = scaler;
    this.files = files;
    this.crash = crash;
  }

  protected AddPhoto() {
    this(null, null, null, null);
  }

  /** A photo and the listing that has it now. */
  public record Added(Photo photo, Listing listing) {}

  /**
   * Puts a photo behind the others; one that is there already stays where it is.
   *
   * @throws ListingUnknown also if it is another host's
   * @throws PhotoScaler.Unreadable if it can't be shown
   * @throws io.berth.listing.domain.TooManyPhotos if there are as many as may be
   */
  public Added add(UUID listingId, UUID hostId, byte[] sent) {
    listings.requireOwn(listingId, hostId);
    Map<Integer, byte[]> jpegs = scaler.scale(sent);
    Photo photo = new Photo(idOf(sent), null, List.copyOf(jpegs.keySet()));
    files.put(photo.id(), jpegs);
    crash.reached(CrashMoment.AFTER_STORE);
    Listing listing = listings.addPhoto(listingId, hostId, photo);
    if (!files.has(photo.id())) {
      files.put(photo.id(), jpegs);
    }
    return new Added(listing.photo(photo.id()).orElseThrow(), listing);
  }

  /** Made of the content (SHA-256), as a UUID of version 8 (RFC 9562). */
  static UUID idOf(byte[] sent) {
    try {
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(sent));
      return new UUID(digest.getLong() & ~0xF000L | VERSION_8, digest.getLong() >>> 2 | VARIANT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
