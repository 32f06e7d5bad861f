package io.berth.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface. */
public final class Ports {

  static final String HOST = "127.0.0.1";

  private static final int CONNECT_MILLIS = 1_000;
  private static final int LOWEST_FREE = 20_000;
  private static final int LOWEST_OUTGOING = 32_768;
  private static final int ATTEMPTS = 1_000;

  private Ports() {}

  /** A port that was free a moment ago, or the wanted one if it is not 0. */
  public static int freeUnlessGiven(int wanted) {
    return wanted == 0 ? free() : wanted;
  }

  /**
   * A port that was free a moment ago. It lies below those that systems give to outgoing
   * connections, so that none of them takes it while a server is being restarted.
   */
  public static int free() {
    return ThreadLocalRandom.current()
        .ints(LOWEST_FREE, LOWEST_OUTGOING)
        .limit(ATTEMPTS)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(
            () ->
                new LauncherException(
                    "No free port was found from %d to %d."
                        .formatted(LOWEST_FREE, LOWEST_OUTGOING - 1)));
  }

  /**
   * Makes sure that a port can be listened on.
   *
   * @param use what the port is for, as a person calls it
   * @param port 1 to 65535
   * @param property the system property that chooses another port
   * @throws LauncherException with a sentence that helps, when the port is taken or out of range
   */
  public static void requireFree(String use, int port, String property) {
    if (port < 1 || port > 65_535) {
      throw new LauncherException(
          "The %s port is %d, but a port is between 1 and 65535. Change it with -D%s=<port>."
              .formatted(use, port, property));
    }
    if (!isFree(port)) {
      throw new LauncherException(
          ("Port %d, wanted for the %s, is in use by another process."
                  + " End that process, or choose another port with -D%s=<port>.")
              .formatted(port, use, property));
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(HOST, port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits until somebody listens on the port; false when nobody does in time. */
  static boolean answersWithin(int port, Duration limit) {
    return Deadline.in(limit).await(() -> answers(port));
  }

  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
