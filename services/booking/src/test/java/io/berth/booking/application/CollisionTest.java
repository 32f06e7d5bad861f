package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
 * Overlapping, unequal periods over several units, booked, cancelled, blocked and expired at random
 * and at once. Two things must hold: nobody collides, and nobody is turned away while a unit was
 * free all the time.
 */
class CollisionTest {
  private static final int THREADS = 12;
  private static final int STEPS = 60;
  private static final int UNITS = 3;
  private static final int DAYS = 12;
  private static final LocalDate FIRST = LocalDate.of(2027, 5, 1);

  /** Time that somebody had, or was about to have, on a unit, by the nanosecond clock. */
  private static final class Had {
    private final UUID unitId;
    private final Period period;
    private final long since;
    private volatile long until = Long.MAX_VALUE;

    Had(UUID unitId, Period period, long since) {
      this.unitId = unitId;
      this.period = period;
      this.since = since;
    }
  }

  /** Somebody was turned away. */
  private record Refused(Period period, long since, long until) {}

  private final Queue<Had> had = new ConcurrentLinkedQueue<>();
  private final Queue<Refused> refused = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nobody_collides_and_nobody_is_turned_away_from_a_free_unit(TestDatabase database)
      throws Exception {
    long seed = System.nanoTime();
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing listing = berth.listing(UNITS);
      ExecutorService guests = Executors.newFixedThreadPool(THREADS);
      List<Future<?>> journeys = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed + i);
        journeys.add(guests.submit(() -> journey(berth, listing, random)));
      }
      for (Future<?> journey : journeys) {
        journey.get();
      }
      guests.shutdown();

      berth.tendAll();
      assertThat(berth.violations()).as("seed %d", seed).isEmpty();
      assertThat(refused).as("the test must be crowded").isNotEmpty();
      assertThat(refused.stream().filter(each -> aUnitWasFreeAllTheTime(listing, each)).toList())
          .as("turned away from a free unit, seed %d", seed)
          .isEmpty();
    }
  }

  private void journey(BookingFixture berth, Listing listing, Random random) {
    for (int step = 0; step < STEPS; step++) {
      int from = random.nextInt(DAYS);
      String first = FIRST.plusDays(from).toString();
      String last = FIRST.plusDays(from + 1 + random.nextInt(4)).toString();
      switch (random.nextInt(10)) {
        case 0 -> block(berth, listing, random, first, last);
        case 1, 2 -> holdAndLetLapse(berth, listing, first, last);
        case 3 -> berth.tendAll();
        default -> bookAndCancel(berth, listing, random, first, last);
      }
    }
  }

  private void bookAndCancel(
      BookingFixture berth, Listing listing, Random random, String from, String to) {
    String outcome = List.of("CAPTURED", "CAPTURED", "DECLINED", "NOT_SENT").get(random.nextInt(4));
    UUID guest = UUID.randomUUID();
    Had mine = book(berth, guest, listing, from, to, outcome);
    if (mine == null) {
      return;
    }
    Booking booking = berth.booking(lastBooked.get());
    if (booking.state().isFinal()) {
      mine.until = System.nanoTime();
      return;
    }
    long refund = booking.terms().price().total().amount();
    berth.cancel(booking.id(), guest, refund);
    mine.until = System.nanoTime();
  }

  /** A hold whose time is over at once: whoever comes next may take it. */
  private void holdAndLetLapse(BookingFixture berth, Listing listing, String from, String to) {
    Had mine = book(berth, UUID.randomUUID(), listing, from, to, null);
    if (mine != null) {
      berth.clock.advance(Duration.ofMinutes(10));
      mine.until = System.nanoTime();
    }
  }

  private void block(BookingFixture berth, Listing listing, Random random, String from, String to) {
    UUID unit = listing.units().get(random.nextInt(UNITS)).id();
    long since = System.nanoTime();
    try {
      Answer answer =
          berth
              .container
              .get(PlaceBlock.class)
              .place(
                  new PlaceBlock.Command(
                      RepeatableRequest.of(listing.hostId(), null, "blocks", ""),
                      listing.hostId(),
                      listing.id(),
                      unit,
                      from,
                      to,
                      null,
                      block -> new Answer(201, block.id().toString())));
      Had mine = new Had(unit, period(listing, from, to), since);
      had.add(mine);
      berth
          .container
          .get(RemoveBlock.class)
          .remove(UUID.fromString(answer.body()), listing.hostId());
      mine.until = System.nanoTime();
    } catch (Refusal.TimeTaken taken) {
      // Somebody else is there: a block is for one unit, so there is nothing to look for.
    }
  }

  private final ThreadLocal<UUID> lastBooked = new ThreadLocal<>();

  private Had book(
      BookingFixture berth, UUID guest, Listing listing, String from, String to, String token) {
    long since = System.nanoTime();
    try {
      UUID id = BookingFixture.id(berth.book(guest, listing, from, to, token));
      lastBooked.set(id);
      Had mine = new Had(berth.booking(id).terms().unitId(), period(listing, from, to), since);
      had.add(mine);
      return mine;
    } catch (Refusal.NotAvailable nothing) {
      refused.add(new Refused(period(listing, from, to), since, System.nanoTime()));
      return null;
    }
  }

  private boolean aUnitWasFreeAllTheTime(Listing listing, Refused refusal) {
    return listing.units().stream()
        .anyMatch(
            unit ->
                had.stream()
                    .noneMatch(
                        each ->
                            each.unitId.equals(unit.id())
                                && each.period.overlaps(refusal.period())
                                && each.since < refusal.until()
                                && refusal.since() < each.until));
  }

  private static Period period(Listing listing, String from, String to) {
    return listing.calendar().period(from, to, Period.LONGEST);
  }
}
