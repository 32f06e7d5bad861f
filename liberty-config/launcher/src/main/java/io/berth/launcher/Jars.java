package io.berth.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The jars on the launcher's own class path. */
final class Jars {

  private Jars() {}

  /**
   * The jar that a class was, or would be, loaded from.
   *
   * @throws LauncherException if no jar on the class path has the class
   */
  static Path having(String className) {
    String entry = className.replace('.', '/') + ".class";
    URL url = Jars.class.getClassLoader().getResource(entry);
    if (url == null || !"jar".equals(url.getProtocol())) {
      throw new LauncherException("No jar on the class path has " + className + ".");
    }
    String location = url.getPath();
    return pathOf(location.substring(0, location.indexOf("!/")));
  }

  /** The class path of this JVM for the command line of another. */
  static String classPath() {
    if (Jars.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(url -> pathOf(url.toString()).toString())
          .collect(Collectors.joining(java.io.File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  /** Makes a folder that holds exactly the jars of these classes. */
  static void collect(List<String> classNames, Path folder) {
    try {
      Files.createDirectories(folder);
      for (String className : classNames) {
        Path jar = having(className);
        place(jar, folder.resolve(jar.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a file unless an equal copy is there already; true if it had to. */
  static boolean place(Path file, Path target) throws IOException {
    boolean same =
        Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
            && Files.size(target) == Files.size(file)
            && Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(file));
    if (!same) {
      Files.copy(
          file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return !same;
  }

  private static Path pathOf(String url) {
    try {
      return Path.of(new java.net.URI(url));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
