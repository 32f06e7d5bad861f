package io.berth.listing.application;

/** No such listing, or not the caller's. */
public final class ListingUnknown extends RuntimeException {
  ListingUnknown() {
    super("there is no such listing", null, false, false);
  }
}
