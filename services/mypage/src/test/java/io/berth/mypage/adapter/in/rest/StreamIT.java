package io.berth.mypage.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.EventStream;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.RunningService;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Changes of one's bookings as they happen. */
@MicroShedTest
public class StreamIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final RunningService service = RunningService.get();
  private final MyPageDriver myPage = new MyPageDriver(service);
  private final URI address = URI.create(service.address() + "/stream");

  @Test
  void guest_and_host_hear_of_every_change_and_nobody_else_does() {
    UUID booking = UUID.randomUUID();
    UUID guest = UUID.randomUUID();
    UUID host = UUID.randomUUID();
    try (EventStream guests = open(guest);
        EventStream hosts = open(host);
        EventStream strangers = open(UUID.randomUUID())) {
      assertThat(guests.next(SOON).name()).isEqualTo("open");
      assertThat(hosts.next(SOON).name()).isEqualTo("open");
      assertThat(strangers.next(SOON).name()).isEqualTo("open");

      tell("BookingPaying", 1, booking, guest, host);
      tell("BookingConfirmed", 2, booking, guest, host);

      for (int change = 0; change < 2; change++) {
        assertThat(guests.next(SOON).data()).isEqualTo("{\"bookingId\":\"" + booking + "\"}");
        assertThat(hosts.next(SOON).data()).contains(booking.toString());
      }
      assertThat(strangers.next(Duration.ofSeconds(1))).isNull();
    }
  }

  @Test
  void only_members_listen() {
    assertThat(EventStream.open(address, null, null).status()).isEqualTo(401);
    assertThat(
            EventStream.open(address, service.tokens().service("booking", "mypage"), null).status())
        .isEqualTo(403);
  }

  private EventStream open(UUID member) {
    return EventStream.open(address, service.tokens().person(member, "guest"), null);
  }

  private void tell(String type, long sequence, UUID booking, UUID guest, UUID host) {
    String data =
        Contracts.example("booking", type)
            .replace("1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6", booking.toString())
            .replace("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21", guest.toString())
            .replace("0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30", host.toString());
    myPage.publish(ExampleEvents.of("booking", type, sequence, data));
  }
}
