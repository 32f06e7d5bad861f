package io.berth.listing.application;

/** Whoever asks is erased, and only their token lives on. */
public final class HostErased extends RuntimeException {
  HostErased() {
    super("this host is erased", null, false, false);
  }
}
