package io.berth.search.adapter.in.rest;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.RunningService;
import io.berth.search.adapter.in.rest.SearchDriver.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Views are rebuilt on a running server, from real topics, while events keep arriving. */
@MicroShedTest
class RebuildsIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final RunningService service = RunningService.get();
  private final SearchDriver search = new SearchDriver(service);
  private final String admin = service.tokens().person(UUID.randomUUID(), "admin");

  @Test
  void views_are_rebuilt_and_swapped() {
    search.publish(ExampleEvents.of("booking", "BookingConfirmed", 1));

    eventually(
        SOON,
        () -> {
          Answer begun = search.post(admin, "/rebuilds", "{}");
          assertThat(begun.status()).as("%s", begun).isEqualTo(202);
          String id = begun.body().path("id").asText();
          search.publish(ExampleEvents.of("booking", "BookingStarted", 2));
          JsonNode ended = ended(id);
          assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("SWAPPED");
          assertThat(ended.path("events").asLong()).isPositive();
          assertThat(ended.at("/drift/missing").asLong(-1)).isZero();
        });

    eventually(
        SOON,
        () -> {
          JsonNode found = search.get(admin, "/invariants").body();
          assertThat(found.path("violations").asInt(-1)).as("%s", found).isZero();
        });
    assertThat(search.get(admin, "/rebuilds").body().path("items")).isNotEmpty();
  }

  private JsonNode ended(String id) {
    return eventually(
            SOON,
            () -> search.get(admin, "/rebuilds/" + id),
            answer ->
                assertThat(answer.body().path("state").asText())
                    .as("%s", answer)
                    .isIn("SWAPPED", "INCOMPLETE"))
        .body();
  }

  @Test
  void a_rebuilding_that_never_was_is_unknown() {
    Answer answer = search.get(admin, "/rebuilds/" + UUID.randomUUID());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("rebuild-unknown");
  }

  @Test
  void an_unknown_wish_is_refused_by_name() {
    Answer answer = search.post(admin, "/rebuilds", "{\"evenIf\": true}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/violations/0/field").asText()).isEqualTo("evenIf");
  }

  @Test
  void search_has_nothing_to_publish_again() {
    Answer answer = search.post(admin, "/republications", "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("nothing-published");
  }

  @ParameterizedTest
  @CsvSource({"guest, 403", "host, 403", ", 401"})
  void only_an_admin_rebuilds(String role, int status) {
    String bearer = role == null ? null : service.tokens().person(UUID.randomUUID(), role);

    assertThat(search.post(bearer, "/rebuilds", "{}").status()).isEqualTo(status);
    assertThat(search.get(bearer, "/rebuilds").status()).isEqualTo(status);
    assertThat(search.get(bearer, "/rebuilds/" + UUID.randomUUID()).status()).isEqualTo(status);
    assertThat(search.post(bearer, "/republications", "").status()).isEqualTo(status);
  }
}
