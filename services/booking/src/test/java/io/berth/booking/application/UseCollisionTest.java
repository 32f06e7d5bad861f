package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.InvalidPeriod;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rooms booked, started, left early, left late and not at all, at random and at once, while time
 * goes on: nobody collides, and no unit is with two.
 */
class UseCollisionTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 24;
  private static final int STEPS = 5;
  private static final int UNITS = 3;
  private static final long QUARTER = 900;

  private final Queue<UUID> booked = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nobody_collides_whoever_is_early_or_late(TestDatabase database) throws Exception {
    long seed = System.nanoTime();
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing rooms =
          Offered.byQuarterHour(Kind.MEETING_ROOM).units(UNITS).buffer(1).lateFee(100).at(berth);
      ExecutorService people = Executors.newFixedThreadPool(THREADS);
      for (int round = 0; round < ROUNDS; round++) {
        List<Future<?>> journeys = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          Random random = new Random(seed + round * THREADS + i);
          journeys.add(people.submit(() -> journey(berth, rooms, random)));
        }
        for (Future<?> journey : journeys) {
          journey.get();
        }
        berth.tendAll();
        berth.tendAll();
        assertThat(berth.violations()).as("seed %d, round %d", seed, round).isEmpty();
        berth.usageIsThere(Duration.ofMinutes(10));
      }
      people.shutdown();
      assertThat(states(berth))
          .as("the test must meet all of it, seed %d", seed)
          .containsKeys(BookingState.COMPLETED, BookingState.NO_SHOW);
    }
  }

  private void journey(BookingFixture berth, Listing rooms, Random random) {
    for (int step = 0; step < STEPS; step++) {
      try {
        switch (random.nextInt(6)) {
          case 0, 1, 2 -> book(berth, rooms, random);
          case 3 -> berth.start(any(berth, random));
          case 4 -> berth.end(any(berth, random));
          default -> berth.tendAll();
        }
      } catch (Refusal | WrongState | InvalidPeriod | Busy refused) {
        // Somebody was faster, or it is not the time for it.
      }
    }
  }

  private void book(BookingFixture berth, Listing rooms, Random random) {
    long from = berth.clock.instant().getEpochSecond() / QUARTER + random.nextInt(6);
    long to = from + 1 + random.nextInt(3);
    booked.add(
        BookingFixture.id(
            berth.book(
                rooms,
                Instant.ofEpochSecond(from * QUARTER).toString(),
                Instant.ofEpochSecond(to * QUARTER).toString(),
                "CAPTURED")));
  }

  private Booking any(BookingFixture berth, Random random) {
    List<UUID> all = new ArrayList<>(booked);
    if (all.isEmpty()) {
      throw new Busy(null);
    }
    return berth.booking(all.get(Math.max(0, all.size() - 1 - random.nextInt(12))));
  }

  private Map<BookingState, Integer> states(BookingFixture berth) {
    Map<BookingState, Integer> states = new EnumMap<>(BookingState.class);
    booked.forEach(id -> states.merge(berth.booking(id).state(), 1, Integer::sum));
    return states;
  }
}
