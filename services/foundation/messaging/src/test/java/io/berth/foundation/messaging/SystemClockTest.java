package io.berth.foundation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemClockTest {
  @TempDir Path folder;

  @Test
  void it_runs_ahead_by_the_configured_duration() {
    isAhead(new SystemClock("P2D").clock(), Duration.ofDays(2));
  }

  @Test
  void what_the_file_says_may_change_while_it_runs() throws IOException {
    Path file = Files.writeString(folder.resolve("ahead"), "PT0S\n");
    Clock clock = new SystemClock(file.toString()).clock();
    isAhead(clock, Duration.ZERO);

    Files.writeString(file, "P3D");

    isAhead(clock, Duration.ofDays(3));
  }

  private static void isAhead(Clock clock, Duration by) {
    assertThat(clock.instant()).isCloseTo(Instant.now().plus(by), within(1, ChronoUnit.HOURS));
  }
}
