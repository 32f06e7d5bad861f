package io.berth.booking.adapter.in.rest;

import static io.berth.foundation.testing.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/** Who may say what happens to a booking; what follows from it is told in {@code UseTest}. */
@MicroShedTest
public class UseIT {
  @RESTClient public static BookingsDriver bookings;

  private static final Tokens TOKENS = RunningService.get().tokens();
  private static final String USAGE = TOKENS.service("usage", "booking");
  private static final String ID = UUID.randomUUID().toString();
  private static final String START =
      "{\"usageId\": \"%s\", \"memberId\": \"%s\", \"action\": \"START\"}".formatted(ID, ID);

  @Test
  void usage_alone_starts_and_ends_uses() {
    problem(bookings.use(null, ID, START), 401, "unauthenticated");
    for (String role : List.of("guest", "host", "admin")) {
      String person = TOKENS.person(UUID.randomUUID(), role);
      problem(bookings.use(person, ID, START), 403, "forbidden");
      problem(bookings.usageIsThere(person), 403, "forbidden");
    }
    problem(bookings.use(TOKENS.service("mypage", "booking"), ID, START), 403, "forbidden");
    problem(bookings.usageIsThere(TOKENS.service("mypage", "booking")), 403, "forbidden");
    problem(bookings.use(TOKENS.service("usage", "payment"), ID, START), 401, "unauthenticated");

    problem(bookings.use(USAGE, ID, START), 404, "booking-unknown");
    assertThat(bookings.usageIsThere(USAGE).getStatus()).isEqualTo(204);
  }

  @Test
  void what_can_not_be_meant_is_refused() {
    for (String body :
        List.of(
            "{}",
            START.replace("START", "PAUSE"),
            START.replace("START", "END"),
            START.replace("}", ", \"price\": 1}"))) {
      problem(bookings.use(USAGE, ID, body), 400, "invalid-request");
    }
  }

  @Test
  void a_host_alone_says_that_nobody_came() {
    problem(bookings.noShow(null, ID), 401, "unauthenticated");
    for (String role : List.of("guest", "admin")) {
      problem(bookings.noShow(TOKENS.person(UUID.randomUUID(), role), ID), 403, "forbidden");
    }
    problem(bookings.noShow(USAGE, ID), 403, "forbidden");
    problem(bookings.noShow(TOKENS.person(UUID.randomUUID(), "host"), ID), 404, "booking-unknown");
  }
}
