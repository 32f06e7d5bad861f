package io.berth.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the mailbox shows: {@code /} the newest messages, {@code /messages/<id>} one, and {@code
 * /messages.json?to=<address>} all or one recipient's for programs.
 */
final class MailPages implements HttpHandler {

  private static final int SHOWN = 200;
  private static final String ONE = "/messages/";
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%%; }
      th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8884; vertical-align: top; }
      dt { font-weight: 600; } dd { margin: 0 0 .4rem; }
      pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid #8884; padding-top: 1rem; }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      %2$s
      </body>
      </html>
      """;

  private final Mailbox mailbox;

  MailPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!Stream.of("GET", "HEAD").toList().contains(exchange.getRequestMethod())) {
        answer(exchange, 405, "text/plain", "Mail is only read here.");
      } else if (path.equals("/")) {
        answer(exchange, 200, "text/html", list());
      } else if (path.equals("/messages.json")) {
        answer(exchange, 200, "application/json", json(parameter(exchange, "to")));
      } else if (path.startsWith(ONE)) {
        Optional<Mail> mail = mailbox.message(path.substring(ONE.length()));
        answer(
            exchange,
            mail.isPresent() ? 200 : 404,
            "text/html",
            mail.map(MailPages::one).orElseGet(() -> page("No such message", back())));
      } else {
        answer(exchange, 404, "text/html", page("No such page", back()));
      }
    }
  }

  private String list() {
    List<Mail> mails = mailbox.messages();
    if (mails.isEmpty()) {
      return page("Mailbox", "<p>No mail yet. What Berth sends appears here.</p>");
    }
    String rows =
        mails.stream()
            .limit(SHOWN)
            .map(
                mail ->
                    "<tr><td>%s</td><td>%s</td><td><a href=\"/messages/%s\">%s</a></td></tr>"
                        .formatted(time(mail.date()), escape(mail.to()), mail.id(), subject(mail)))
            .collect(Collectors.joining("\n"));
    String count =
        mails.size() > SHOWN
            ? "<p>The newest %d of %d messages.</p>".formatted(SHOWN, mails.size())
            : "";
    return page(
        "Mailbox",
        count
            + "<table>\n<tr><th>Arrived</th><th>To</th><th>Subject</th></tr>\n"
            + rows
            + "\n</table>");
  }

  private static String one(Mail mail) {
    return page(
        subject(mail),
        """
        <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Arrived</dt><dd>%s</dd></dl>
        <pre>%s</pre>
        %s"""
            .formatted(
                escape(mail.from()),
                escape(mail.to()),
                time(mail.date()),
                linked(escape(mail.text())),
                back()));
  }

  private String json(Optional<String> to) {
    ArrayNode array = JSON.createArrayNode();
    for (Mail mail : to.map(mailbox::messagesTo).orElseGet(mailbox::messages)) {
      array
          .addObject()
          .put("id", mail.id())
          .put("from", mail.from())
          .put("to", mail.to())
          .put("subject", mail.subject())
          .put("date", mail.date().toString())
          .put("text", mail.text())
          .put("messageId", mail.messageId());
    }
    return array.toString();
  }

  private static Optional<String> parameter(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).stream()
        .flatMap(query -> Stream.of(query.split("&")))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decode(pair.substring(name.length() + 1)))
        .findFirst();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String page(String escapedTitle, String body) {
    return PAGE.formatted(escapedTitle, body);
  }

  private static String back() {
    return "<p><a href=\"/\">All mail</a></p>";
  }

  private static String subject(Mail mail) {
    return mail.subject().isBlank() ? "(no subject)" : escape(mail.subject());
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String linked(String escaped) {
    return LINK.matcher(escaped).replaceAll("<a href=\"$0\" rel=\"noreferrer\">$0</a>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
