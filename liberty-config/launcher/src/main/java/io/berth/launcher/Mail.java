package io.berth.launcher;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * A message as the mailbox received it.
 *
 * @param id its name in the mailbox; later messages have later names
 * @param from the sender in the message's head, empty if it names none
 * @param to the address it was delivered to
 * @param subject empty if it has none
 * @param date when it arrived
 * @param text its plain text, or its HTML if it has no plain text
 * @param messageId its Message-ID, empty if it has none
 */
public record Mail(
    String id,
    String from,
    String to,
    String subject,
    Instant date,
    String text,
    String messageId) {

  static final String DELIVERED_TO = "Delivered-To";

  /** Reads a message that {@link Mailbox} wrote. */
  static Mail read(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream in = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
      return new Mail(
          name.substring(0, name.length() - Mailbox.ENDING.length()),
          sender(message),
          Optional.ofNullable(message.getHeader(DELIVERED_TO, null)).orElse(""),
          Optional.ofNullable(message.getSubject()).orElse(""),
          Instant.ofEpochMilli(Long.parseLong(name.substring(0, name.indexOf('-')))),
          text(message).orElse(""),
          Optional.ofNullable(message.getMessageID()).orElse(""));
    } catch (MessagingException e) {
      throw new IOException(file + " is not a message: " + e.getMessage(), e);
    }
  }

  private static String sender(MimeMessage message) throws MessagingException, IOException {
    String from = message.getHeader("From", null);
    if (from == null) {
      return "";
    }
    InternetAddress[] addresses = InternetAddress.parseHeader(from, false);
    return addresses.length == 0 ? MimeUtility.decodeText(from) : addresses[0].toUnicodeString();
  }

  private static Optional<String> text(Part part) throws MessagingException, IOException {
    Optional<String> plain = text(part, "text/plain");
    return plain.isPresent() ? plain : text(part, "text/*");
  }

  private static Optional<String> text(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(part.getContent().toString());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        Optional<String> found = text(inner, type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
