package io.berth.listing.application.port;

import java.util.UUID;

/** Who is erased, for ever. All methods need a running transaction. */
public interface ErasedHosts {
  /**
   * Whether the host is erased; from here to its end no other transaction asks this of the host.
   */
  boolean has(UUID hostId);

  /** Adds the host; false if they were there. */
  boolean add(UUID hostId);
}
