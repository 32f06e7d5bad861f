package io.berth.console.trial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the console and one service, and can keep the service from it. */
final class Gate implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "host", "content-length", "transfer-encoding", "date");
  private static final int LET_THROUGH = 0;
  private static final int SILENCE = -1;

  private final HttpServer server;
  private final AtomicInteger seen = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile URI service;
  private volatile int instead = LET_THROUGH;
  private volatile int times;

  Gate() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::pass);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void leadTo(URI address) {
    service = address;
  }

  /** Answers the next requests itself with a status. */
  void answer(int status, int requests) {
    times = requests;
    instead = status;
  }

  /** Takes requests and never answers. */
  void fallSilent() {
    times = Integer.MAX_VALUE;
    instead = SILENCE;
  }

  void open() {
    instead = LET_THROUGH;
  }

  /** How many requests came so far. */
  int seen() {
    return seen.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    seen.incrementAndGet();
    try (exchange) {
      int status = instead;
      if (status != LET_THROUGH && times-- > 0) {
        if (status == SILENCE) {
          await();
        }
        exchange.sendResponseHeaders(status == SILENCE ? 503 : status, -1);
        return;
      }
      forward(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI().toString()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readAllBytes();
    }
    request.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    HttpResponse<byte[]> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    for (var header : answer.headers().map().entrySet()) {
      if (!NOT_PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        exchange.getResponseHeaders().put(header.getKey(), List.copyOf(header.getValue()));
      }
    }
    exchange.sendResponseHeaders(
        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    if (answer.body().length > 0) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  private void await() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
