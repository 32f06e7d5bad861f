package io.berth.notification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import io.berth.launcher.Mail;
import io.berth.launcher.Mailbox;
import io.berth.notification.adapter.out.mail.RefusingMailServer;
import io.berth.notification.application.Notice.MailState;
import io.berth.notification.application.port.MailQueue.Ticket;
import io.berth.notification.application.port.Mailer;
import io.berth.notification.application.port.MemberDirectory.Contact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** E-mail, sent by the worker to a real mail server. */
class MailTest {
  private static final String GUEST = "guest@berth.test";
  private static final String HOST = "host@berth.test";

  @TempDir Path folder;
  private Mailbox mailbox;

  @BeforeEach
  void openMailbox() {
    mailbox = Mailbox.in(folder).start();
  }

  @AfterEach
  void closeMailbox() {
    mailbox.close();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void each_person_gets_their_e_mail_in_their_language(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("ListingPublished", "BookingConfirmed");

      berth.workUntilDone();

      Mail korean = mailbox.messagesTo(GUEST).get(0);
      assertThat(korean.subject()).isEqualTo("[Berth] 숙박 예약이 확정되었습니다 · 한강이 보이는 방");
      assertThat(korean.text()).contains("김손님님, 안녕하세요.", "총액: ₩242,000.", "대한민국 시간, Asia/Seoul");
      Mail english = mailbox.messagesTo(HOST).get(0);
      assertThat(english.subject()).isEqualTo("[Berth] You have a new stay · A room over the Han");
      assertThat(english.text())
          .contains("Hello Hana Host,", "Total: ₩242,000.", "Korean Time", "http://berth.test/");
      assertThat(english.from()).isEqualTo("Berth <no-reply@berth.example>");
      String id = berth.history(NotificationFixture.HOST, Language.EN).get(0).notice().id() + "";
      assertThat(english.messageId()).isEqualTo("<" + id + "@berth.example>");
      assertThat(berth.count(MailState.SENT)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_approved_a_booking_is_written_to_if_it_was_not_paid(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("ListingPublished", "BookingApproved", "BookingPaymentUnknown", "BookingDeclined");

      berth.workUntilDone();

      assertThat(mailbox.messagesTo(HOST))
          .extracting(Mail::subject)
          .containsExactly("[Berth] The stay you approved was not paid · A room over the Han");
      assertThat(mailbox.messagesTo(GUEST)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_card_that_was_declined_is_no_mail_for_the_host(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("ListingPublished", "BookingDeclined");

      berth.workUntilDone();

      assertThat(mailbox.messagesTo(HOST)).isEmpty();
      assertThat(berth.types(NotificationFixture.HOST)).containsExactly("BookingDeclined");
      assertThat(mailbox.messagesTo(GUEST)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void many_workers_send_each_e_mail_once(TestDatabase database) throws Exception {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("ListingPublished", "BookingConfirmed", "BookingStarted", "BookingCompleted");
      ExecutorService workers = Executors.newFixedThreadPool(8);
      SendMails sendMails = berth.container.get(SendMails.class);
      List<Ticket> seenByAll = sendMails.due(100);
      List<Callable<Void>> work = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        seenByAll.forEach(
            ticket ->
                work.add(
                    () -> {
                      sendMails.send(ticket);
                      return null;
                    }));
      }

      for (var done : workers.invokeAll(work)) {
        done.get();
      }
      workers.shutdown();

      assertThat(mailbox.messages()).hasSize(6).extracting(Mail::messageId).doesNotHaveDuplicates();
      assertThat(berth.count(MailState.PENDING)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void while_the_mail_server_is_away_e_mail_waits(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("ListingPublished", "BookingConfirmed");
      mailbox.stop();
      for (int round = 0; round < 10; round++) {
        berth.work();
        berth.clock.advance(Duration.ofSeconds(31));
      }
      assertThat(berth.count(MailState.PENDING)).isEqualTo(2);

      mailbox.start();
      berth.workUntilDone();

      assertThat(mailbox.messagesTo(GUEST)).hasSize(1);
      assertThat(mailbox.messagesTo(HOST)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void while_member_is_away_e_mail_waits(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("ListingPublished", "BookingConfirmed");
      berth.members().away(true);
      berth.work();
      assertThat(berth.count(MailState.PENDING)).isEqualTo(2);
      assertThat(mail(berth).reason()).contains("member is away");

      berth.members().away(false);
      berth.workUntilDone();

      assertThat(mailbox.messages()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_dies_before_noting_it_sends_the_same_message_id_again(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("ListingPublished", "BookingConfirmed");
      TakeMail takeMail = berth.container.get(TakeMail.class);
      Ticket ticket = takeMail.due(1).get(0);
      TakeMail.Errand errand = takeMail.take(ticket).orElseThrow();
      Contact contact = berth.members().find(errand.notice().recipient()).orElseThrow();
      Wording wording = berth.container.get(Wording.class);
      berth
          .container
          .get(Mailer.class)
          .send(wording.letter(errand.notice(), errand.known(), contact));

      berth.work();
      assertThat(mailbox.messagesTo(contact.email())).hasSize(1);
      berth.clock.advance(Duration.ofMinutes(4));
      berth.work();

      assertThat(mailbox.messagesTo(contact.email()))
          .hasSize(2)
          .extracting(Mail::messageId)
          .containsOnly("<" + ticket.noticeId() + "@berth.example>");
      assertThat(berth.count(MailState.PENDING)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_permanent_refusal_is_seen_with_its_reason(TestDatabase database) {
    try (RefusingMailServer server = new RefusingMailServer("550 5.1.1 no such mailbox");
        NotificationFixture berth = new NotificationFixture(database, server.port())) {
      berth.tell("ListingPublished", "BookingConfirmed");

      berth.work();

      assertThat(berth.count(MailState.FAILED)).isEqualTo(2);
      assertThat(mail(berth).state()).isEqualTo(MailState.FAILED);
      assertThat(mail(berth).reason()).contains("550 5.1.1 no such mailbox");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_passing_refusal_is_tried_again(TestDatabase database) {
    try (RefusingMailServer server = new RefusingMailServer("451 4.3.0 later");
        NotificationFixture berth = new NotificationFixture(database, server.port())) {
      berth.tell("ListingPublished", "BookingConfirmed");

      berth.work();

      assertThat(berth.count(MailState.PENDING)).isEqualTo(2);
      assertThat(mail(berth).reason()).contains("451 4.3.0 later");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_unknown_member_and_an_address_that_is_none_fail(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.members().put(NotificationFixture.GUEST, new Contact("no address", "x", Language.KO));
      berth.tell("ListingPublished", "BookingConfirmed");
      String elsewhere =
          Contracts.example("booking", "BookingStarted")
              .replace(NotificationFixture.HOST.toString(), NotificationFixture.BOOKING.toString());
      berth.deliver(ExampleEvents.of("booking", "BookingStarted", 9, elsewhere));

      berth.workUntilDone();

      assertThat(berth.count(MailState.FAILED)).isEqualTo(3);
      assertThat(
              berth
                  .history(NotificationFixture.BOOKING, Language.EN)
                  .get(0)
                  .notice()
                  .mail()
                  .reason())
          .contains("member-unknown");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_not_wanted_is_not_sent_even_if_it_waits(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      KeepPreferences preferences = berth.container.get(KeepPreferences.class);
      berth.tell("ListingPublished", "BookingConfirmed");
      preferences.keep(
          NotificationFixture.GUEST,
          new Preferences(true, EnumSet.of(NoticeType.BOOKING_CONFIRMED)));
      preferences.keep(
          NotificationFixture.HOST, new Preferences(false, EnumSet.noneOf(NoticeType.class)));
      berth.deliver(ExampleEvents.of("booking", "BookingCompleted", 9));

      berth.workUntilDone();

      assertThat(mailbox.messagesTo(GUEST))
          .extracting(Mail::subject)
          .containsExactly("[Berth] 숙박이 끝났습니다 · 한강이 보이는 방");
      assertThat(mailbox.messagesTo(HOST)).isEmpty();
      assertThat(berth.count(MailState.OFF)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_host_is_not_written_to_about_a_lapsed_hold_nor_anybody_about_old_times(
      TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("ListingPublished", "BookingExpired");
      berth.workUntilDone();
      assertThat(mailbox.messages()).extracting(Mail::to).containsExactly(GUEST);

      berth.clock.advance(Duration.ofDays(8));
      berth.deliver(ExampleEvents.of("booking", "BookingConfirmed", 9));
      berth.workUntilDone();

      assertThat(mailbox.messages()).hasSize(1);
      assertThat(berth.types(NotificationFixture.HOST)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_e_mail_waits_a_little_for_the_title_of_its_listing(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      berth.tell("BookingConfirmed");
      berth.work();
      assertThat(mailbox.messages()).isEmpty();

      berth.tell("ListingPublished");
      berth.clock.advance(Duration.ofSeconds(2));
      berth.work();

      assertThat(mailbox.messagesTo(GUEST).get(0).subject()).contains("한강이 보이는 방");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "DERBY")
  void a_title_can_not_break_out_of_its_e_mail(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      String title = "<b>x</b>\\r\\nBcc: victim@berth.test";
      berth.deliver(
          ExampleEvents.of(
              "listing",
              "ListingPublished",
              1,
              Contracts.example("listing", "ListingPublished")
                  .replace("A room over the Han", title)));
      berth.tell("BookingConfirmed");

      berth.workUntilDone();

      assertThat(mailbox.messagesTo("victim@berth.test")).isEmpty();
      assertThat(mailbox.messagesTo(HOST).get(0).subject())
          .isEqualTo("[Berth] You have a new stay · <b>x</b> Bcc: victim@berth.test");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "DERBY")
  void a_mail_server_that_hangs_up_is_away(TestDatabase database) {
    mailbox.stop();
    try (NotificationFixture berth = new NotificationFixture(database, mailbox.smtpPort())) {
      Letter letter =
          new Letter(
              NotificationFixture.BOOKING, GUEST, "x", Language.EN, "subject", "plain", "<p>html");

      assertThatThrownBy(() -> berth.container.get(Mailer.class).send(letter))
          .isInstanceOf(Mailer.Away.class);
    }
  }

  private static Notice.MailStanding mail(NotificationFixture berth) {
    return berth.history(NotificationFixture.GUEST, Language.EN).get(0).notice().mail();
  }
}
