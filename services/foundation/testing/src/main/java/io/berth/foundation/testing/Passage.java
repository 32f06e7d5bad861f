package io.berth.foundation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server that a test can close: then connections are refused, and open ones end. Or it
 * falls silent: connections are taken, and nothing is ever answered.
 */
public final class Passage {
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile boolean silent;
  private ServerSocket door;

  Passage() {
    door = bind(0);
    port = door.getLocalPort();
    serve(door);
  }

  void leadTo(int serverPort) {
    target = serverPort;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  public synchronized void close() {
    try {
      door.close();
      hangUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets nothing through, or all again. */
  public synchronized void silence(boolean value) {
    silent = value;
    try {
      hangUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hangUp() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  public synchronized void reopen() {
    door = bind(port);
    serve(door);
  }

  private static ServerSocket bind(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(ServerSocket server) {
    start(
        () -> {
          while (!server.isClosed()) {
            Socket client = server.accept();
            if (silent) {
              open.add(client);
              continue;
            }
            Socket onward = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(onward);
            start(() -> carry(client, onward));
            start(() -> carry(onward, client));
          }
        });
  }

  private void carry(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  /** What ends with an exception was closed. */
  private interface Talk {
    void talk() throws IOException;
  }

  private static void start(Talk talk) {
    Thread thread =
        new Thread(
            () -> {
              try {
                talk.talk();
              } catch (IOException e) {
                // Closed by the test or by one of the two sides.
              }
            },
            "passage");
    thread.setDaemon(true);
    thread.start();
  }
}
