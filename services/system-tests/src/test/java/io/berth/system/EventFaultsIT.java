package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two processes of the supporting services on one PostgreSQL. */
class EventFaultsIT extends EventFaults {
  EventFaultsIT() {
    super(TestDatabase.POSTGRESQL, "views1", "views2");
  }

  @Test
  void a_database_that_is_away_for_a_minute_makes_no_dead_letter() {
    Journey before = bookAndCancel();
    List<String> deadLetters = deadLetters();
    berth.stopDatabase();
    long back = System.nanoTime() + AWAY.toNanos();
    UUID guest = UUID.randomUUID();
    Reply refused =
        home.book(berth.as("core", guest, "guest"), "2027-02-01", "2027-02-02", "tok_ok");
    assertThat(refused.status()).as("%s", refused).isEqualTo(503);
    eventually(AWAY, () -> assertThat(System.nanoTime()).isGreaterThan(back));
    assertThat(berth.anybody("core").get("/health/live").status()).isEqualTo(200);
    berth.startDatabase();

    isToldOnce(before);
    eventually(SOON, () -> isToldOnce(bookAndCancel()));
    assertThat(deadLetters()).isEqualTo(deadLetters);
    nothingThatMustNeverBeIs();
  }
}
