package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

  @TempDir Path folder;

  @Test
  void mail_for_anybody_is_kept_over_a_restart() throws Exception {
    try (Mailbox mailbox = Mailbox.in(folder).start()) {
      send(mailbox, "guest@example.org", "예약이 확정되었습니다", "안녕하세요");

      mailbox.stop();
      mailbox.start();
      send(mailbox, "host@example.org", "Second", "text");

      assertThat(mailbox.messages())
          .extracting(Mail::to)
          .containsExactly("host@example.org", "guest@example.org");
      Mail kept = mailbox.messagesTo("Guest@Example.org").get(0);
      assertThat(kept.subject()).isEqualTo("예약이 확정되었습니다");
      assertThat(kept.text()).startsWith("안녕하세요");
      assertThat(kept.from()).contains("berth@example.org");
      assertThat(kept.messageId()).startsWith("<");
    }
  }

  @Test
  void programs_read_the_mail_of_one_recipient() throws Exception {
    try (Mailbox mailbox = Mailbox.in(folder).start()) {
      send(mailbox, "guest+1@example.org", "One", "first");
      send(mailbox, "other@example.org", "Two", "second");

      JsonNode mails =
          new ObjectMapper()
              .readTree(Http.get(mailbox.address(), "/messages.json?to=guest%2B1@example.org"));

      assertThat(mails).hasSize(1);
      assertThat(mails.get(0).get("subject").textValue()).isEqualTo("One");
      assertThat(mails.get(0).get("text").textValue()).startsWith("first");
    }
  }

  @Test
  void what_a_message_says_is_shown_and_never_run() throws Exception {
    try (Mailbox mailbox = Mailbox.in(folder).start()) {
      send(
          mailbox,
          "guest@example.org",
          "<script>alert(1)</script>",
          "See http://127.0.0.1/a?b=1&c=2 <img src=x>");
      String id = mailbox.messages().get(0).id();

      assertThat(Http.get(mailbox.address(), "/"))
          .contains("&lt;script&gt;", "/messages/" + id)
          .doesNotContain("<script>");
      assertThat(Http.get(mailbox.address(), "/messages/" + id))
          .contains("&lt;img src=x&gt;", "href=\"http://127.0.0.1/a?b=1&amp;c=2\"")
          .doesNotContain("<img");
      assertThat(Http.get(mailbox.address(), "/messages/..%2F..%2Fetc")).startsWith("404");
    }
  }

  @Test
  void the_plain_part_of_a_message_is_its_text() throws Exception {
    try (Mailbox mailbox = Mailbox.in(folder).start()) {
      MimeBodyPart html = new MimeBodyPart();
      html.setContent("<p>rich</p>", "text/html; charset=utf-8");
      MimeBodyPart plain = new MimeBodyPart();
      plain.setText("plain", "utf-8");
      MimeMessage message = message(mailbox, "guest@example.org", "Both");
      message.setContent(new MimeMultipart("alternative", html, plain));

      Transport.send(message);

      assertThat(mailbox.messages().get(0).text()).isEqualTo("plain");
    }
  }

  @Test
  void mail_that_can_not_be_kept_is_refused() throws Exception {
    try (Mailbox mailbox = Mailbox.in(folder.resolve("mail")).start()) {
      Files.delete(folder.resolve("mail"));

      assertThatThrownBy(() -> send(mailbox, "guest@example.org", "Lost", "text"))
          .isInstanceOf(MessagingException.class);
      assertThat(mailbox.messages()).isEmpty();
    }
  }

  private static void send(Mailbox mailbox, String to, String subject, String text)
      throws Exception {
    MimeMessage message = message(mailbox, to, subject);
    message.setText(text, "utf-8");
    Transport.send(message);
  }

  private static MimeMessage message(Mailbox mailbox, String to, String subject) throws Exception {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", "127.0.0.1");
    settings.setProperty("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom(new InternetAddress("berth@example.org", "Berth"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "utf-8");
    return message;
  }
}
