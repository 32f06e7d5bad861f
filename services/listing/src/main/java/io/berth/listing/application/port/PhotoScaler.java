package io.berth.listing.application.port;

import java.util.Map;

/** Makes pictures of what somebody sent. */
public interface PhotoScaler {
  /**
   * The picture upright, without anything that was said of it, as JPEG in each of its widths
   * (pixels, narrowest first); it is never made larger than it was.
   *
   * @throws Unreadable if it is no JPEG, PNG or WebP, is damaged or has too many pixels
   * @throws Busy if too many are being made already
   */
  Map<Integer, byte[]> scale(byte[] sent);

  /** Nothing that could be shown. */
  final class Unreadable extends RuntimeException {
    public Unreadable(String message, Throwable cause) {
      super(message, cause, false, false);
    }
  }

  /** The same may work in a moment. */
  final class Busy extends RuntimeException {
    public Busy() {
      super("too many photos are being made", null, false, false);
    }
  }
}
