package io.berth.listing.application.port;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The pictures themselves, the same for all replicas. What an id names never changes; it may only
 * be there or not.
 */
public interface PhotoFiles {
  /** Stores a picture in all its widths; when this returns it survives a crash. */
  void put(UUID id, Map<Integer, byte[]> jpegByWidth);

  boolean has(UUID id);

  /** The JPEG; empty if there is no such picture, or not in this width. */
  Optional<byte[]> get(UUID id, int width);

  /** Asks for each picture that was stored before; some of them may be asked for twice. */
  void eachStoredBefore(Instant instant, Consumer<UUID> consumer);

  /** Puts a picture out of sight; {@link #restore} brings it back, {@link #delete} ends it. */
  void setAside(UUID id);

  void restore(UUID id);

  void delete(UUID id);

  /** Deletes what a crash before this instant has left half stored. */
  void deleteHalfStored(Instant before);
}
