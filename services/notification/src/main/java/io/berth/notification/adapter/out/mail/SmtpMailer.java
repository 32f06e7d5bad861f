package io.berth.notification.adapter.out.mail;

import io.berth.notification.application.Letter;
import io.berth.notification.application.port.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends by SMTP with Jakarta Mail, a connection for each e-mail. */
@ApplicationScoped
public class SmtpMailer implements Mailer {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** How Jakarta Mail tells a server's permanent answer: the text begins with its code. */
  private static final Pattern PERMANENT = Pattern.compile("^5\\d\\d\\b");

  private final Session session;
  private final String from;
  private final String domain;
  private final Clock clock;

  @Inject
  public SmtpMailer(
      @ConfigProperty(name = "berth.smtp.host", defaultValue = "127.0.0.1") String host,
      @ConfigProperty(name = "berth.smtp.port", defaultValue = "19025") Integer port,
      @ConfigProperty(name = "berth.smtp.user") Optional<String> user,
      @ConfigProperty(name = "berth.smtp.password") Optional<String> password,
      @ConfigProperty(name = "berth.smtp.starttls", defaultValue = "false") Boolean starttls,
      @ConfigProperty(name = "berth.mail.from", defaultValue = "Berth <no-reply@berth.example>")
          String from,
      Clock clock) {
    this.from = from;
    this.domain = from.replaceAll(".*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    this.clock = clock;
    Properties settings = new Properties();
    settings.put("mail.transport.protocol", "smtp");
    settings.put("mail.smtp.host", host);
    settings.put("mail.smtp.port", String.valueOf(port));
    settings.put("mail.smtp.connectiontimeout", "5000");
    settings.put("mail.smtp.timeout", "10000");
    settings.put("mail.smtp.writetimeout", "10000");
    settings.put("mail.smtp.auth", String.valueOf(user.isPresent()));
    settings.put("mail.smtp.starttls.enable", String.valueOf(starttls));
    settings.put("mail.smtp.starttls.required", String.valueOf(starttls));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    this.session = Session.getInstance(settings, login(user, password));
  }

  protected SmtpMailer() {
    session = null;
    from = null;
    domain = null;
    clock = null;
  }

  private static Authenticator login(Optional<String> user, Optional<String> password) {
    return user.isEmpty()
        ? null
        : new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user.get(), password.orElse(""));
          }
        };
  }

  @Override
  public void send(Letter letter) {
    try {
      Transport.send(message(letter));
    } catch (AddressException e) {
      throw new Refused("the address is none: " + e.getMessage(), e);
    } catch (SendFailedException e) {
      String answer = answer(e);
      if (PERMANENT.matcher(answer).find()) {
        throw new Refused(answer, e);
      }
      throw new Away(answer, e);
    } catch (MessagingException e) {
      throw new Away("the mail server does not take it: " + e.getMessage(), e);
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = new Named(session, letter.noticeId(), domain);
    message.setFrom(new InternetAddress(from, false));
    message.setRecipient(Message.RecipientType.TO, recipient(letter));
    message.setSubject(letter.subject(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContentLanguage(new String[] {letter.language().locale().getLanguage()});
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(letter.plain(), "plain"));
    both.addBodyPart(part(letter.html(), "html"));
    message.setContent(both);
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, kind);
    return part;
  }

  private static InternetAddress recipient(Letter letter) throws AddressException {
    InternetAddress address = new InternetAddress(letter.toAddress(), true);
    try {
      address.setPersonal(letter.toName().replaceAll("\\p{Cntrl}+", " "), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    return address;
  }

  /** The server's own words, which are at the end of the chain. */
  private static String answer(MessagingException thrown) {
    String answer = String.valueOf(thrown.getMessage());
    for (Exception next = thrown.getNextException();
        next != null;
        next = next instanceof MessagingException chained ? chained.getNextException() : null) {
      if (next.getMessage() != null) {
        answer = next.getMessage();
      }
    }
    return answer.strip();
  }

  /** A message whose Message-ID is not made up anew each time. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, UUID noticeId, String domain) {
      super(session);
      this.id = "<" + noticeId + "@" + domain + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
