package io.berth.payment.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static io.berth.payment.adapter.in.rest.PaymentDriver.aCharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import io.berth.launcher.LibertyServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server that ends at each moment of a charge, and what the next one makes of it. */
@Tag("lab")
public class KilledPaymentIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir static Path folder;

  private final Tokens tokens = RunningService.get().tokens();
  private final String booking = tokens.service("booking", "payment");
  private final String admin = tokens.person(UUID.randomUUID(), "admin");

  @Test
  void whatever_moment_payment_dies_at_the_charge_ends_as_the_provider_has_it() {
    Map<String, String> ends = new LinkedHashMap<>();
    ends.put("after-intent", "VOIDED");
    ends.put("after-provider", "CAPTURED");
    ends.put("after-outcome", "CAPTURED");
    Map<String, Map<String, Object>> charges = new LinkedHashMap<>();
    for (String moment : ends.keySet()) {
      try (LibertyServer server = server(moment)) {
        Map<String, Object> charge = aCharge("tok_ok", true);
        charges.put(moment, charge);

        assertThatThrownBy(() -> payments(server).charge(booking, charge))
            .isInstanceOf(UncheckedIOException.class);

        eventually(SOON, () -> assertThat(server.isAlive()).isFalse());
      }
    }

    try (LibertyServer server = server("never")) {
      PaymentDriver payments = payments(server);
      for (String moment : ends.keySet()) {
        Map<String, Object> charge = charges.get(moment);
        eventually(
            SOON,
            () ->
                assertThat(
                        payments
                            .ofBooking(admin, charge.get("bookingId"))
                            .body()
                            .at("/items/0/state")
                            .asText())
                    .as(moment)
                    .isEqualTo(ends.get(moment)));
        assertThat(payments.charge(booking, charge).state()).isEqualTo(ends.get(moment));
      }
      eventually(
          SOON,
          () ->
              assertThat(payments.get(admin, "/invariants").body().path("violations").asInt(-1))
                  .isZero());
    }
  }

  private static PaymentDriver payments(LibertyServer server) {
    return new PaymentDriver(server.address().resolve("/api/payments"));
  }

  private static LibertyServer server(String crashAt) {
    return LibertyServer.in(folder)
        .name("killed")
        .application("payment", Path.of("target", "payment.war"))
        .data(folder.resolve("data"))
        .variable("berth.keys", Path.of("target", "service", "keys").toAbsolutePath().toString())
        .variable("kafka.bootstrap", RunningService.get().broker().address())
        .variable("berth.payment.crash-at", crashAt)
        .start();
  }
}
