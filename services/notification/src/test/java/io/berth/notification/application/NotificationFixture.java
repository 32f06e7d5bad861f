package io.berth.notification.application;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import io.berth.notification.adapter.in.messaging.BookingEventsConsumer;
import io.berth.notification.adapter.in.messaging.ListingEventsConsumer;
import io.berth.notification.adapter.in.messaging.MemberEventsConsumer;
import io.berth.notification.adapter.in.messaging.PaymentEventsConsumer;
import io.berth.notification.adapter.in.messaging.ReviewEventsConsumer;
import io.berth.notification.adapter.out.mail.SmtpMailer;
import io.berth.notification.adapter.out.persistence.JpaNotices;
import io.berth.notification.application.port.MailQueue.Ticket;
import io.berth.notification.application.port.MemberDirectory.Contact;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notification on a real database without a server; mail goes to a real mail server. */
final class NotificationFixture implements AutoCloseable {
  /** Of the contracts' examples. */
  static final UUID BOOKING = UUID.fromString("1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6");

  static final UUID GUEST = UUID.fromString("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21");
  static final UUID HOST = UUID.fromString("0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30");

  final MovingClock clock = new MovingClock();
  final TestContainer container;

  NotificationFixture(TestDatabase database) {
    this(database, 1);
  }

  NotificationFixture(TestDatabase database, int smtpPort) {
    container =
        TestContainer.of(database, "notification")
            .clock(clock)
            .beans(
                Inbox.class,
                BookingEventsConsumer.class,
                PaymentEventsConsumer.class,
                ReviewEventsConsumer.class,
                ListingEventsConsumer.class,
                MemberEventsConsumer.class,
                HeedHappening.class,
                HeedSurroundings.class,
                FindNotices.class,
                KeepPreferences.class,
                TakeMail.class,
                SendMails.class,
                CountMails.class,
                Wording.class,
                SmtpMailer.class,
                ScriptedMembers.class)
            .packagesOf(JpaNotices.class)
            .config("berth.smtp.port", Integer.toString(smtpPort))
            .config("berth.url", "http://berth.test/")
            .start();
    members().put(GUEST, new Contact("guest@berth.test", "김손님", Language.KO));
    members().put(HOST, new Contact("host@berth.test", "Hana Host", Language.EN));
  }

  ScriptedMembers members() {
    return container.get(ScriptedMembers.class);
  }

  /** All examples, each the next change of what it is about; nobody is erased. */
  static List<Event> examples() {
    List<Event> examples = new ArrayList<>();
    add(examples, "booking", ExampleEvents.OF_BOOKING);
    add(examples, "booking", ExampleEvents.OF_BLOCKS);
    add(examples, "payment", ExampleEvents.OF_PAYMENT);
    add(examples, "review", ExampleEvents.OF_REVIEW);
    add(examples, "listing", ExampleEvents.OF_LISTING);
    add(examples, "member", List.of("MemberRegistered", "MemberRevised"));
    return examples;
  }

  private static void add(List<Event> examples, String context, List<String> types) {
    for (int i = 0; i < types.size(); i++) {
      examples.add(ExampleEvents.of(context, types.get(i), i + 1));
    }
  }

  /** Delivers an event to its consumer. */
  boolean deliver(Event event) {
    String channel = event.source().substring(1) + "-events";
    EventHandler handler =
        container.all(new TypeLiteral<EventHandler>() {}).stream()
            .filter(each -> each.consumer().equals(channel))
            .findFirst()
            .orElseThrow();
    return container.get(Inbox.class).applyOnce(handler, channel, event);
  }

  /** Delivers the examples of these types, in this order. */
  void tell(String... types) {
    long sequence = 0;
    for (String type : types) {
      String context =
          type.startsWith("Payment")
              ? "payment"
              : type.startsWith("Listing")
                  ? "listing"
                  : type.startsWith("Member") ? "member" : "booking";
      deliver(ExampleEvents.of(context, type, ++sequence));
    }
  }

  List<FindNotices.Told> history(UUID person, Language language) {
    return container
        .get(FindNotices.class)
        .page(person, Optional.of(language), Optional.empty(), 100)
        .orElseThrow()
        .items();
  }

  List<String> types(UUID person) {
    return history(person, Language.EN).stream().map(each -> each.notice().type().word()).toList();
  }

  /** Everything both people see, in both languages. */
  List<String> everything() {
    List<String> seen = new ArrayList<>();
    for (UUID person : List.of(GUEST, HOST)) {
      for (Language language : Language.values()) {
        history(person, language).forEach(each -> seen.add(each.toString()));
      }
    }
    return seen;
  }

  void forgetEverything() {
    for (String table :
        List.of(
            "inbox", "notification", "known_booking", "known_listing", "person", "preference")) {
      run("delete from " + table);
    }
  }

  int run(String sql) {
    return container.inTransaction(
        () -> container.entityManager().createNativeQuery(sql).executeUpdate());
  }

  /** What is due now, done by one worker. */
  void work() {
    SendMails sendMails = container.get(SendMails.class);
    for (Ticket ticket : sendMails.due(100)) {
      sendMails.send(ticket);
    }
  }

  /** Works until nothing is pending, while the clock goes on. */
  void workUntilDone() {
    for (int round = 0; round < 50 && count(Notice.MailState.PENDING) > 0; round++) {
      work();
      clock.advance(Duration.ofSeconds(31));
    }
  }

  long count(Notice.MailState state) {
    return container.get(CountMails.class).count().get(state);
  }

  @Override
  public void close() {
    container.close();
  }
}
