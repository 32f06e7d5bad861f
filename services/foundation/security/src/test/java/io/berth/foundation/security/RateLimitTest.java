package io.berth.foundation.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final Steps clock = new Steps();
  private final RateLimit limit = new RateLimit(clock, 2, 5);

  @Test
  void a_burst_is_admitted_and_what_exceeds_it_waits() {
    assertThat(admitted("one", 10)).isEqualTo(5);
    assertThat(limit.admit("one")).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void in_the_long_run_so_many_a_second_are_admitted() {
    admitted("one", 10);
    long admitted = 0;
    for (int second = 0; second < 10; second++) {
      clock.advance(Duration.ofSeconds(1));
      admitted += admitted("one", 100);
    }

    assertThat(admitted).isEqualTo(20);
  }

  @Test
  void a_refused_request_costs_nothing() {
    admitted("one", 1_000);
    clock.advance(Duration.ofMillis(500));

    assertThat(admitted("one", 10)).isEqualTo(1);
  }

  @Test
  void a_long_silence_earns_no_more_than_a_burst() {
    admitted("one", 5);
    clock.advance(Duration.ofDays(1));

    assertThat(admitted("one", 10)).isEqualTo(5);
  }

  @Test
  void callers_do_not_disturb_each_other() {
    admitted("one", 10);

    assertThat(admitted("other", 10)).isEqualTo(5);
  }

  @Test
  void a_clock_that_goes_back_takes_nothing_away() {
    admitted("one", 4);
    clock.advance(Duration.ofHours(-1));

    assertThat(admitted("one", 10)).isEqualTo(1);
  }

  @Test
  void who_is_quiet_is_forgotten() {
    IntStream.range(0, 20_000).forEach(i -> limit.admit("caller " + i));
    clock.advance(Duration.ofSeconds(5));

    limit.admit("one");

    assertThat(limit.known()).isEqualTo(1);
  }

  @Test
  void a_limit_of_nothing_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(clock, 0, 5));
  }

  private long admitted(String caller, int requests) {
    return IntStream.range(0, requests).filter(i -> limit.admit(caller).isZero()).count();
  }

  /** Stands until it is moved. */
  private static final class Steps extends Clock {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
