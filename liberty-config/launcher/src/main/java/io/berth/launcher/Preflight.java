package io.berth.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has to be true before anything is downloaded, built or started.
 *
 * <p>The build runs this file alone, from its source, as its very first step: so it uses no other
 * class of the launcher.
 */
final class Preflight {

  private static final int OLDEST_JAVA = 17;
  private static final int HIGHEST_PORT = 65_535;

  private Preflight() {}

  /**
   * For the build, which ends by itself when it finds the second file.
   *
   * @param arguments the place of the largest download in the local repository, and the file to
   *     make when there are problems
   */
  public static void main(String[] arguments) throws IOException {
    Path verdict = Path.of(arguments[1]);
    Files.deleteIfExists(verdict);
    System.out.println(announcement(Files.exists(Path.of(arguments[0]))));
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      problems.forEach(System.out::println);
      Files.createDirectories(verdict.getParent());
      Files.write(verdict, problems);
    }
  }

  static String announcement(boolean downloaded) {
    return downloaded
        ? "Berth is built and started: about a minute, a little longer after a change."
        : "Berth is downloaded, built and started. Once, Maven downloads about half a gigabyte,"
            + " most of it Open Liberty: 2 minutes at 50 Mbit/s. Later starts take about a minute.";
  }

  /** One helpful sentence for each thing that is in the way. */
  static List<String> problems() {
    List<String> problems = new ArrayList<>();
    int java = Runtime.version().feature();
    if (java < OLDEST_JAVA) {
      problems.add(
          "Berth needs JDK %d or newer, this is %d. Point JAVA_HOME at a newer one and try again."
              .formatted(OLDEST_JAVA, java));
    }
    ports().forEach((property, port) -> portProblem(property, port).ifPresent(problems::add));
    dataProblem(Path.of(System.getProperty("berth.data", "data"))).ifPresent(problems::add);
    return problems;
  }

  /** The ports that Berth listens on, by the property that chooses them. */
  static Map<String, String> ports() {
    Map<String, String> ports = new TreeMap<>();
    ports.put("berth.http.port", "9080");
    ports.put("berth.kafka.port", "19092");
    ports.put("berth.kafka.controller.port", "19093");
    ports.put("berth.smtp.port", "19025");
    ports.put("berth.mailbox.port", "19080");
    ports.replaceAll(System::getProperty);
    return ports;
  }

  private static Optional<String> portProblem(String property, String value) {
    if (!value.matches("[0-9]{1,5}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > HIGHEST_PORT) {
      return Optional.of(
          "-D%s=%s is not a port: it is a number from 1 to %d."
              .formatted(property, value, HIGHEST_PORT));
    }
    try (ServerSocket free =
        new ServerSocket(Integer.parseInt(value), 1, InetAddress.getLoopbackAddress())) {
      return free.isBound() ? Optional.empty() : Optional.of(busy(property, value));
    } catch (IOException e) {
      return Optional.of(busy(property, value));
    }
  }

  private static String busy(String property, String value) {
    return ("Port %s is in use by another process, perhaps by a Berth that is still running."
            + " End it, or choose another port with -D%s=<port>.")
        .formatted(value, property);
  }

  private static Optional<String> dataProblem(Path data) {
    try {
      Files.createDirectories(data);
      Files.delete(Files.createTempFile(data, "writable", ".tmp"));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "The data folder %s can not be written. Choose another one with -Dberth.data=<folder>."
              .formatted(data.toAbsolutePath()));
    }
  }
}
