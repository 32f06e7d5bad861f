package io.berth.foundation.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;

class FollowerTest {
  private final ConcurrentSkipListMap<Long, Change> table = new ConcurrentSkipListMap<>();
  private long now = 1_000_000;

  private final Follower follower =
      new Follower(
          new ReadChanges(null) {
            @Override
            public long newest() {
              return table.isEmpty() ? 0 : table.lastKey();
            }

            @Override
            public List<Change> after(long position, int limit) {
              return table.tailMap(position, false).values().stream()
                  .sorted(Comparator.comparing(Change::position))
                  .limit(limit)
                  .toList();
            }
          },
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return Instant.ofEpochMilli(now);
            }
          });

  private void write(long position) {
    table.put(position, new Change("a", "c" + position, position, now, "Changed", "{}"));
  }

  private List<Long> next() {
    return follower.next().stream().map(Change::position).toList();
  }

  @Test
  void each_change_is_told_once() {
    write(1);
    write(2);

    assertThat(next()).containsExactly(1L, 2L);
    assertThat(next()).isEmpty();
    now += 60_000;
    assertThat(next()).isEmpty();
    assertThat(follower.position()).isEqualTo(2);
  }

  @Test
  void what_commits_late_is_told_too() {
    write(1);
    write(3);
    assertThat(next()).containsExactly(1L, 3L);

    now += 1_000;
    table.put(2L, new Change("a", "c2", 2, now - 1_000, "Changed", "{}"));

    assertThat(next()).containsExactly(2L);
    assertThat(next()).isEmpty();
  }

  @Test
  void whoever_goes_on_from_its_position_misses_nothing_that_may_still_commit() {
    write(5);
    next();

    assertThat(follower.position()).isZero();
    now += Follower.OUT_OF_ORDER.toMillis() + 1;
    next();
    assertThat(follower.position()).isEqualTo(5);
  }

  @Test
  void more_than_a_page_at_once_is_told_in_pages() {
    for (long position = 1; position <= Follower.LIMIT + 1; position++) {
      write(position);
    }

    assertThat(next()).hasSize(Follower.LIMIT);
    assertThat(next()).containsExactly(Follower.LIMIT + 1L);
    assertThat(next()).isEmpty();
  }
}
