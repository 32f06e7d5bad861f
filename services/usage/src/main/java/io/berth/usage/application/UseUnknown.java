package io.berth.usage.application;

import java.util.UUID;

/** No such use, or not the caller's. */
public final class UseUnknown extends RuntimeException {
  public UseUnknown(UUID id) {
    super("there is no use " + id, null, false, false);
  }
}
