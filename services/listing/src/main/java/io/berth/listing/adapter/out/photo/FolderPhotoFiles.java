package io.berth.listing.adapter.out.photo;

import io.berth.listing.application.port.PhotoFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A folder for each picture, in a folder that all replicas see: {@code <id>/<width>.jpg}. A picture
 * is written beside its place and moved there whole. Its age is that of the folder.
 */
@ApplicationScoped
public class FolderPhotoFiles implements PhotoFiles {
  private static final String ASIDE = ".aside";
  private static final String HALF = "new-";

  private final Path folder;
  private final Clock clock;

  @Inject
  public FolderPhotoFiles(@ConfigProperty(name = "berth.photos") String folder, Clock clock) {
    this.folder = Path.of(folder);
    this.clock = clock;
  }

  protected FolderPhotoFiles() {
    this("", null);
  }

  @Override
  public void put(UUID id, Map<Integer, byte[]> jpegByWidth) {
    Path place = folder.resolve(id.toString());
    try {
      boolean there = false;
      while (!there) {
        if (!Files.exists(place)) {
          store(place, jpegByWidth);
        }
        there = isYoungAgain(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("photo " + id + " can't be stored", e);
    }
  }

  private void store(Path place, Map<Integer, byte[]> jpegByWidth) throws IOException {
    Path made =
        Files.createTempDirectory(Files.createDirectories(folder), HALF + clock.millis() + "-");
    for (Map.Entry<Integer, byte[]> each : jpegByWidth.entrySet()) {
      write(made.resolve(each.getKey() + ".jpg"), each.getValue());
    }
    moveUnlessThere(made, place);
  }

  /** False if it was put aside meanwhile. */
  private boolean isYoungAgain(Path place) throws IOException {
    try {
      Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
      return true;
    } catch (NoSuchFileException aside) {
      return false;
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Somebody else may have stored the same meanwhile. */
  private static void moveUnlessThere(Path made, Path place) throws IOException {
    try {
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(place)) {
        throw e;
      }
      deleteAll(made);
    }
  }

  @Override
  public boolean has(UUID id) {
    return Files.exists(folder.resolve(id.toString()));
  }

  @Override
  public Optional<byte[]> get(UUID id, int width) {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(id.toString()).resolve(width + ".jpg")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("photo " + id + " can't be read", e);
    }
  }

  @Override
  public void eachStoredBefore(Instant instant, Consumer<UUID> consumer) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> places = Files.list(folder)) {
      places
          .filter(place -> isOlder(place, instant))
          .flatMap(place -> id(place).stream())
          .forEach(consumer);
    } catch (IOException e) {
      throw new UncheckedIOException("the photos can't be listed", e);
    }
  }

  private static boolean isOlder(Path place, Instant instant) {
    try {
      return Files.getLastModifiedTime(place).toInstant().isBefore(instant);
    } catch (IOException gone) {
      return false;
    }
  }

  /** Also of one that was set aside; not of one that a crash left half written. */
  private static Optional<UUID> id(Path place) {
    try {
      return Optional.of(UUID.fromString(place.getFileName().toString().replace(ASIDE, "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void setAside(UUID id) {
    move(folder.resolve(id.toString()), folder.resolve(id + ASIDE));
  }

  @Override
  public void restore(UUID id) {
    Path aside = folder.resolve(id + ASIDE);
    move(aside, folder.resolve(id.toString()));
    delete(id);
  }

  private static void move(Path from, Path to) {
    try {
      if (Files.exists(from) && !Files.exists(to)) {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (NoSuchFileException somebodyElseDid) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(from + " can't be moved", e);
    }
  }

  @Override
  public void delete(UUID id) {
    try {
      deleteAll(folder.resolve(id + ASIDE));
    } catch (IOException e) {
      throw new UncheckedIOException("photo " + id + " can't be deleted", e);
    }
  }

  @Override
  public void deleteHalfStored(Instant before) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.toList()) {
        if (isHalfStored(place, before)) {
          deleteAll(place);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what is half stored can't be deleted", e);
    }
  }

  /** Its name says when it was begun. */
  private static boolean isHalfStored(Path place, Instant before) {
    String[] name = place.getFileName().toString().split("-");
    return name[0].equals(HALF.substring(0, HALF.length() - 1))
        && Instant.ofEpochMilli(Long.parseLong(name[1])).isBefore(before);
  }

  private static void deleteAll(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(place);
  }
}
