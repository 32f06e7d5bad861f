package io.berth.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A listing that a host has registered, and what guests do with it. */
record Bookable(UUID id, UUID hostId) {
  /** A home at 100,000 won a night with so many units, by a new host. */
  static Bookable home(Landscape berth, String server, int units) {
    return home(berth, server, UUID.randomUUID(), units);
  }

  static Bookable home(Landscape berth, String server, UUID host, int units) {
    String named =
        IntStream.rangeClosed(1, units)
            .mapToObj(n -> "{\"name\": \"10" + n + "\"}")
            .collect(Collectors.joining(","));
    Reply registered =
        berth
            .as(server, host, "host")
            .post(
                "/api/listings",
                """
                {"kind": "STAY", "title": {"ko": "한강이 보이는 방", "en": "A room over the Han"},
                 "timeZone": "Asia/Seoul", "units": [%s],
                 "price": {"perSlot": 100000, "currency": "KRW"}}
                """
                    .formatted(named));
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    return new Bookable(registered.id(), host);
  }

  /** Books for a new guest, paying with the token; null: only holds. */
  Reply book(Api guest, String from, String to, String token, String... headers) {
    String payment = token == null ? "" : ", \"payment\": {\"token\": \"" + token + "\"}";
    return guest.post(
        "/api/bookings",
        """
        {"listingId": "%s", "from": "%s", "to": "%s"%s}
        """
            .formatted(id, from, to, payment),
        headers);
  }
}
