package io.berth.listing.domain;

/** The listing has as many photos as it may have. */
public final class TooManyPhotos extends RuntimeException {
  TooManyPhotos() {
    super("a listing has at most " + Listing.MOST_PHOTOS + " photos", null, false, false);
  }
}
