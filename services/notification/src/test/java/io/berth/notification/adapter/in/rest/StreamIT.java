package io.berth.notification.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.EventStream;
import io.berth.foundation.testing.RunningService;
import io.berth.notification.adapter.in.rest.NotificationDriver.Person;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Notifications as they happen. */
@MicroShedTest
public class StreamIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final RunningService service = RunningService.get();
  private final NotificationDriver berth = new NotificationDriver(service);
  private final Person guest = berth.register("김손님", "ko", "guest");
  private final Person host = berth.register("Hana Host", "en", "host");
  private final Person stranger = berth.register("Someone", "en", "guest");

  private EventStream open(Person person, String lastEventId) {
    return EventStream.open(
        URI.create(service.address() + "/stream"), person.bearer(), lastEventId);
  }

  @Test
  void whoever_is_told_hears_of_it_and_nobody_else_does() {
    UUID booking = UUID.randomUUID();
    try (EventStream mine = open(guest, null);
        EventStream theirs = open(stranger, null)) {
      assertThat(mine.contentType()).startsWith("text/event-stream");
      assertThat(mine.next(SOON).name()).isEqualTo("open");
      assertThat(theirs.next(SOON).name()).isEqualTo("open");

      berth.tell("booking", "BookingConfirmed", 1, booking, guest, host);

      EventStream.Sent sent = mine.next(SOON);
      assertThat(sent.name()).isEqualTo("notification");
      assertThat(sent.data())
          .contains("\"bookingId\":\"" + booking + "\"", "\"type\":\"BookingConfirmed\"");
      assertThat(berth.get(guest.bearer(), "").body().at("/items/0/bookingId").asText())
          .isEqualTo(booking.toString());
      assertThat(theirs.next(Duration.ofSeconds(2))).isNull();
      assertThat(mine.next(Duration.ofMillis(500))).isNull();
    }
  }

  @Test
  void whoever_comes_back_is_told_what_came_meanwhile() {
    String last;
    try (EventStream first = open(guest, null)) {
      last = first.next(SOON).id();
    }
    UUID booking = UUID.randomUUID();
    try (EventStream hosts = open(host, null)) {
      hosts.next(SOON);
      berth.tell("booking", "BookingConfirmed", 1, booking, guest, host);
      assertThat(hosts.next(SOON)).isNotNull();
    }

    try (EventStream again = open(guest, last)) {
      assertThat(again.next(SOON).name()).isEqualTo("open");
      assertThat(again.next(SOON).data()).contains(booking.toString());
    }
  }

  @Test
  void only_members_listen() {
    URI address = URI.create(service.address() + "/stream");
    String booking = service.tokens().service("booking", "notification");

    assertThat(EventStream.open(address, null, null).status()).isEqualTo(401);
    assertThat(EventStream.open(address, booking, null).status()).isEqualTo(403);
    assertThat(EventStream.open(address, guest.bearer(), "yesterday").status()).isEqualTo(400);
  }
}
