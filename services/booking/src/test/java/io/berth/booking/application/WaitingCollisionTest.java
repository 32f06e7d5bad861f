package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Wish;
import io.berth.booking.domain.WrongState;
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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Time booked, cancelled, waited for, offered, paid, dropped and let lapse at random and at once.
 * Nobody collides, nobody is offered the same twice, and when all is quiet nobody is left waiting
 * for what is free.
 */
class WaitingCollisionTest {
  private static final int THREADS = 8;
  private static final int STEPS = 45;
  private static final int DAYS = 6;
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 21);

  private final Queue<UUID> waiters = new ConcurrentLinkedQueue<>();

  /** A queue and no queue. */
  static Stream<Arguments> offers() {
    return Stream.of(TestDatabase.values())
        .flatMap(
            database ->
                Stream.of(Offered.home(), Offered.byDay(Kind.EBOOK).buffer(1))
                    .map(offered -> Arguments.of(database, offered.units(2))));
  }

  @ParameterizedTest
  @MethodSource("offers")
  void nobody_collides_and_nobody_is_left_waiting_for_what_is_free(
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
      berth.clock.advance(Duration.ofSeconds(10));
      berth.offerAll();

      assertThat(berth.violations()).as("seed %d", seed).isEmpty();
      assertThat(waiters).as("the test must be crowded").hasSizeGreaterThan(10);
      assertThat(count(berth, "state = 'OFFERED'")).as("something was offered").isPositive();
      assertThat(leftWaiting(berth, listing)).as("seed %d", seed).isEmpty();
    }
  }

  private void journey(BookingFixture berth, Listing listing, Random random) {
    for (int step = 0; step < STEPS; step++) {
      int from = random.nextInt(DAYS);
      String first = FIRST.plusDays(from).toString();
      String last = FIRST.plusDays(from + 1 + random.nextInt(3)).toString();
      int choice = random.nextInt(8);
      BookingFixture.unlessBusy(
          () -> {
            switch (choice) {
              case 0, 1, 2 -> bookAndCancel(berth, listing, random, first, last);
              case 3, 4 -> join(berth, listing, first, last);
              case 5 -> answerAnOffer(berth, random);
              case 6 -> {
                berth.clock.advance(Duration.ofMinutes(1));
                berth.tendAll();
              }
              default -> berth.offerAll();
            }
          });
    }
  }

  private void bookAndCancel(
      BookingFixture berth, Listing listing, Random random, String from, String to) {
    UUID guest = UUID.randomUUID();
    String token = List.of("CAPTURED", "DECLINED").get(random.nextInt(2));
    try {
      UUID id = BookingFixture.id(berth.book(guest, listing, from, to, token));
      if (berth.booking(id).state() == BookingState.CONFIRMED && random.nextInt(10) > 0) {
        berth.cancel(id, listing.hostId(), berth.booking(id).paid().amount());
      }
    } catch (Refusal.NotAvailable | Refusal.NotYourTurn refused) {
      join(berth, listing, from, to);
    }
  }

  private void join(BookingFixture berth, Listing listing, String from, String to) {
    UUID guest = UUID.randomUUID();
    try {
      berth.waitFor(guest, listing, from, to);
      waiters.add(guest);
    } catch (Refusal.FreeNow free) {
      // Somebody has just gone: nothing to wait for.
    }
  }

  private void answerAnOffer(BookingFixture berth, Random random) {
    UUID waiter = waiters.poll();
    if (waiter == null) {
      return;
    }
    waiters.add(waiter);
    for (Waiting.Placed each : berth.wishes(waiter)) {
      Wish wish = each.wish();
      try {
        if (wish.bookingId() == null && random.nextBoolean() || random.nextInt(3) == 0) {
          berth.container.get(LeaveWaiting.class).leave(wish.id(), waiter);
        } else if (wish.bookingId() != null) {
          berth.pay(wish.bookingId(), waiter, random.nextBoolean() ? "CAPTURED" : "DECLINED");
        }
      } catch (WrongState late) {
        Booking offer = berth.booking(wish.bookingId());
        assertThat(offer.state()).isNotEqualTo(BookingState.HELD);
      }
    }
  }

  private static List<Wish> leftWaiting(BookingFixture berth, Listing listing) {
    return berth.container.inTransaction(
        () ->
            berth.container.get(Waiting.class).of(listing.id(), berth.clock.instant()).stream()
                .filter(
                    wish ->
                        !berth
                            .container
                            .get(Claims.class)
                            .freeUnits(
                                listing.id(),
                                wish.periodAt(berth.clock.instant())
                                    .extendedBy(listing.rules().buffer()),
                                berth.clock.instant())
                            .isEmpty())
                .toList());
  }

  private static long count(BookingFixture berth, String where) {
    return berth.container.inTransaction(
        () ->
            ((Number)
                    berth
                        .container
                        .entityManager()
                        .createNativeQuery("select count(*) from waiting where " + where)
                        .getSingleResult())
                .longValue());
  }
}
