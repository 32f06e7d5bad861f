package io.berth.launcher;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A mail server that keeps everything it is given, and pages to read it.
 *
 * <p>It takes mail for any recipient without a password and sends nothing on. Each delivery is a
 * file {@code <id>.eml}, written before the sender is told that it was taken, so messages survive
 * restarts. It can be started again after {@link #stop}, on the same ports.
 */
public final class Mailbox implements AutoCloseable {

  static final String ENDING = ".eml";

  private static final int HTTP_THREADS = 2;

  private final Path folder;
  private final int smtpPort;
  private final int httpPort;
  private final NavigableMap<String, Mail> mails = new ConcurrentSkipListMap<>();
  private final AtomicInteger counter = new AtomicInteger();
  private GreenMail smtp;
  private HttpServer http;
  private ExecutorService httpThreads;

  private Mailbox(Path folder, int smtpPort, int httpPort) {
    this.folder = folder.toAbsolutePath();
    this.smtpPort = Ports.freeUnlessGiven(smtpPort);
    this.httpPort = Ports.freeUnlessGiven(httpPort);
  }

  /** A mailbox on free ports, which it keeps over restarts. */
  public static Mailbox in(Path folder) {
    return new Mailbox(folder, 0, 0);
  }

  /**
   * A mailbox on given ports.
   *
   * @param folder where the messages are kept
   * @param smtpPort where mail is taken, 0 for a free one
   * @param httpPort where mail is read, 0 for a free one
   */
  public static Mailbox in(Path folder, int smtpPort, int httpPort) {
    return new Mailbox(folder, smtpPort, httpPort);
  }

  /**
   * Starts taking and showing mail.
   *
   * @throws LauncherException if a port is taken or the folder can not be used
   */
  public Mailbox start() {
    Ports.requireFree("mailbox (SMTP)", smtpPort, "berth.smtp.port");
    Ports.requireFree("mailbox", httpPort, "berth.mailbox.port");
    try {
      Files.createDirectories(folder);
      readAll();
      startSmtp();
      startHttp();
    } catch (IOException e) {
      throw new LauncherException("The mailbox could not be started: " + e, e);
    }
    return this;
  }

  /** Stops taking and showing mail; a later {@link #start} uses the same ports. */
  public void stop() {
    if (smtp != null) {
      smtp.stop();
      http.stop(0);
      httpThreads.shutdown();
      smtp = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** All messages, newest first. */
  public List<Mail> messages() {
    return List.copyOf(mails.descendingMap().values());
  }

  /**
   * The messages that were delivered to an address, newest first; the case of letters is ignored.
   */
  public List<Mail> messagesTo(String address) {
    return messages().stream().filter(mail -> mail.to().equalsIgnoreCase(address)).toList();
  }

  public Optional<Mail> message(String id) {
    return Optional.ofNullable(mails.get(id));
  }

  /** The address of its pages, such as {@code http://127.0.0.1:19080}. */
  public URI address() {
    return URI.create("http://" + Ports.HOST + ":" + httpPort);
  }

  public int smtpPort() {
    return smtpPort;
  }

  private void readAll() throws IOException {
    mails.clear();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
        Mail mail = Mail.read(file);
        mails.put(mail.id(), mail);
      }
    }
  }

  private void startSmtp() {
    smtp = new GreenMail(new ServerSetup(smtpPort, Ports.HOST, ServerSetup.PROTOCOL_SMTP));
    smtp.start();
    smtp.getUserManager().setMessageDeliveryHandler(this::keep);
  }

  private void startHttp() throws IOException {
    http = HttpServer.create(new InetSocketAddress(Ports.HOST, httpPort), 0);
    httpThreads =
        Executors.newFixedThreadPool(
            HTTP_THREADS,
            task -> {
              Thread thread = new Thread(task, "mailbox-pages");
              thread.setDaemon(true);
              return thread;
            });
    http.setExecutor(httpThreads);
    http.createContext("/", new MailPages(this));
    http.start();
  }

  /** Keeps a delivery as a file and gives the mail server a recipient that keeps nothing. */
  private GreenMailUser keep(MovingMessage message, MailAddress recipient) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(
          (Mail.DELIVERED_TO + ": " + recipient.getEmail() + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
      message.getMessage().writeTo(bytes);
      String id =
          "%013d-%06d".formatted(System.currentTimeMillis(), counter.incrementAndGet() % 1_000_000);
      Path draft = folder.resolve(id + ".draft");
      Files.write(draft, bytes.toByteArray());
      Path file = folder.resolve(id + ENDING);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      mails.put(id, Mail.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
    return (GreenMailUser)
        Proxy.newProxyInstance(
            GreenMailUser.class.getClassLoader(),
            new Class<?>[] {GreenMailUser.class},
            (proxy, method, arguments) -> null);
  }
}
