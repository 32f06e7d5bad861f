package io.berth.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The Open Liberty installation that all servers share and none writes to.
 *
 * <p>It is unpacked once, beside its final place, and then renamed, so that a folder of that name
 * is always complete. Several processes may ask at once: one unpacks, the others wait for its lock.
 */
public final class LibertyRuntime {

  private static final Object ONE_THREAD = new Object();

  private final Path home;

  private LibertyRuntime(Path home) {
    this.home = home;
  }

  /**
   * The installation that the build unpacked into the folder of the system property {@code
   * berth.runtime}.
   *
   * @throws LauncherException if the property is not set or nothing is there
   */
  public static LibertyRuntime find() {
    String folder = System.getProperty("berth.runtime");
    if (folder == null) {
      throw new LauncherException(
          "The system property berth.runtime, the folder of the Liberty runtime, is not set.");
    }
    return in(Path.of(folder));
  }

  /**
   * The installation inside a folder that was unpacked before.
   *
   * @throws LauncherException if nothing is there
   */
  public static LibertyRuntime in(Path folder) {
    Path home = homeIn(folder);
    if (!Files.isDirectory(home)) {
      throw new LauncherException(
          "There is no Open Liberty in %s. Build the launcher once: mvn -pl liberty-config/launcher package"
              .formatted(home));
    }
    return new LibertyRuntime(home);
  }

  /**
   * Unpacks the archive into the folder unless that has been done.
   *
   * @throws LauncherException if the archive can not be read or the folder not be written
   */
  public static LibertyRuntime unpack(Path archive, Path folder) {
    Path home = homeIn(folder);
    synchronized (ONE_THREAD) {
      try {
        if (!Files.isDirectory(home)) {
          Files.createDirectories(folder);
          unpackUnderLock(archive, folder, home);
        }
      } catch (IOException e) {
        throw new LauncherException(
            "%s could not be unpacked into %s: %s".formatted(archive, folder, e), e);
      }
    }
    return new LibertyRuntime(home);
  }

  /** For the build: the archive and the folder. */
  public static void main(String[] arguments) {
    unpack(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  /** The folder that other products call WLP_INSTALL_DIR. */
  public Path home() {
    return home;
  }

  private static Path homeIn(Path folder) {
    return folder.toAbsolutePath().resolve("openliberty-" + version()).resolve("wlp");
  }

  private static void unpackUnderLock(Path archive, Path folder, Path home) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("The lock of " + folder + " was lost.");
      }
      if (Files.isDirectory(home)) {
        return;
      }
      Path draft = folder.resolve("unpacking");
      AtomicFiles.deleteTree(draft);
      extract(archive, draft);
      AtomicFiles.deleteTree(home.getParent());
      Files.move(draft, home.getParent(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void extract(Path archive, Path target) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(zip, path);
        }
      }
    }
  }

  private static String version() {
    try (InputStream in = LibertyRuntime.class.getResourceAsStream("launcher.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("liberty.version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
