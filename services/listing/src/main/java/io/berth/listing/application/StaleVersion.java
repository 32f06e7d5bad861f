package io.berth.listing.application;

/** The version that was to be changed is not the present one. */
public final class StaleVersion extends RuntimeException {
  StaleVersion() {
    super("the listing has changed meanwhile", null, false, false);
  }
}
