package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Something to take, by night at once and by the quarter of an hour on request. */
  static Stream<Arguments> offers() {
    return Stream.of(TestDatabase.values())
        .flatMap(
            database ->
                Stream.of(
                        Offered.home(),
                        Offered.byQuarterHour(Kind.MEETING_ROOM).buffer(1).onRequest())
                    .map(offered -> Arguments.of(database, offered.units(UNITS))));
  }

  @ParameterizedTest
  @MethodSource("offers")
  void nobody_collides_and_nobody_is_turned_away_from_a_free_unit(
      TestDatabase database, Offered offered) throws Exception {
    long seed = System.nanoTime();
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing listing = offered.at(berth);
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
      String first = boundary(listing, from);
      String last = boundary(listing, from + 1 + random.nextInt(4));
      int choice = random.nextInt(10);
      BookingFixture.unlessBusy(
          () -> {
            switch (choice) {
              case 0 -> block(berth, listing, random, first, last);
              case 1, 2 -> holdAndLetLapse(berth, listing, first, last);
              case 3 -> berth.tendAll();
              default -> bookAndCancel(berth, listing, random, first, last);
            }
          });
    }
  }

  private void bookAndCancel(
      BookingFixture berth, Listing listing, Random random, String from, String to) {
    String yes = listing.needsApproval() ? "AUTHORIZED" : "CAPTURED";
    String outcome = List.of(yes, yes, "DECLINED", "NOT_SENT").get(random.nextInt(4));
    UUID guest = UUID.randomUUID();
    Had mine = book(berth, guest, listing, from, to, outcome);
    if (mine == null) {
      return;
    }
    UUID id = lastBooked.get();
    try {
      if (berth.booking(id).state() == BookingState.REQUESTED) {
        answer(berth, listing, id, random);
      }
      Booking booking = berth.booking(id);
      if (!booking.state().isFinal()) {
        berth.cancel(id, guest, booking.kept().amount());
      }
    } catch (WrongState lapsed) {
      assertThat(berth.booking(id).state()).isEqualTo(BookingState.EXPIRED);
    }
    mine.until = System.nanoTime();
  }

  private static void answer(BookingFixture berth, Listing listing, UUID id, Random random) {
    switch (random.nextInt(3)) {
      case 0 -> berth.deny(listing, id, null);
      case 1 -> berth.approve(listing, id);
      default -> {}
    }
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
                                && overlap(each.period, refusal.period(), listing)
                                && each.since < refusal.until()
                                && refusal.since() < each.until));
  }

  /** Whether one leaves no room for the other, each with its buffer. */
  private static boolean overlap(Period one, Period other, Listing listing) {
    int buffer = listing.rules().buffer();
    return one.extendedBy(buffer).overlaps(other.extendedBy(buffer));
  }

  private static String boundary(Listing listing, int cell) {
    return listing.calendar().slot().isByDate()
        ? FIRST.plusDays(cell).toString()
        : FIRST.atTime(9, 0).plusMinutes(15L * cell).atOffset(ZoneOffset.ofHours(9)).toString();
  }

  private static Period period(Listing listing, String from, String to) {
    return listing.calendar().period(from, to, Period.LONGEST);
  }
}
