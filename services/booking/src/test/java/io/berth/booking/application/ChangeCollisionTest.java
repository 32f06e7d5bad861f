package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.InvalidPeriod;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.booking.domain.RefundChanged;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Overlapping bookings changed, cancelled and blocked at random and at once, by cards of all kinds:
 * nobody collides, and for each booking exactly what it costs is taken and kept.
 */
class ChangeCollisionTest {
  private static final int THREADS = 10;
  private static final int STEPS = 40;
  private static final int DAYS = 14;
  private static final LocalDate FIRST = LocalDate.of(2027, 5, 1);
  private static final List<String> CARDS =
      List.of("CAPTURED", "CAPTURED", "CAPTURED", "DECLINED", "NOT_SENT", "UNKNOWN");

  private final Queue<UUID> booked = new ConcurrentLinkedQueue<>();
  private final Queue<UUID> changed = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nobody_collides_and_the_money_agrees_whatever_is_changed(TestDatabase database)
      throws Exception {
    long seed = System.nanoTime();
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing cars = Offered.byDay(Kind.CAR).units(3).buffer(1).at(berth);
      ExecutorService guests = Executors.newFixedThreadPool(THREADS);
      List<Future<?>> journeys = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed + i);
        journeys.add(guests.submit(() -> journey(berth, cars, random)));
      }
      for (Future<?> journey : journeys) {
        journey.get();
      }
      guests.shutdown();
      assertThat(berth.violations()).as("seed %d", seed).isEmpty();

      berth.clock.advance(Duration.ofMinutes(1));
      berth.tendAll();

      assertThat(berth.violations()).as("settled, seed %d", seed).isEmpty();
      assertThat(changed).as("the test must change something, seed %d", seed).isNotEmpty();
      assertThat(booked).allSatisfy(id -> assertMoneyAgrees(berth, berth.booking(id)));
    }
  }

  private static void assertMoneyAgrees(BookingFixture berth, Booking booking) {
    long atPayment =
        booking.charges().stream()
            .filter(charge -> berth.payment().standing(charge.id()) == PaymentOutcome.Kind.CAPTURED)
            .mapToLong(charge -> charge.amount().amount())
            .sum();
    boolean stands = booking.state() == BookingState.CONFIRMED;
    assertThat(booking.asksPayment()).isFalse();
    assertThat(atPayment).isEqualTo(booking.paid().amount());
    assertThat(booking.kept().amount())
        .isEqualTo(stands ? booking.terms().price().total().amount() : 0);
  }

  private void journey(BookingFixture berth, Listing cars, Random random) {
    for (int step = 0; step < STEPS; step++) {
      int from = random.nextInt(DAYS);
      String first = FIRST.plusDays(from).toString();
      String last = FIRST.plusDays(from + 1 + random.nextInt(4)).toString();
      String card = CARDS.get(random.nextInt(CARDS.size()));
      try {
        switch (random.nextInt(8)) {
          case 0, 1 -> booked.add(BookingFixture.id(berth.book(cars, first, last, card)));
          case 2 -> {
            Booking booking = any(berth, random);
            berth.cancel(booking.id(), booking.terms().guestId(), booking.kept().amount());
          }
          case 3 -> {
            berth.clock.advance(Duration.ofSeconds(5));
            berth.tendAll();
          }
          default -> {
            Booking booking = any(berth, random);
            berth.change(booking, first, last, card);
            changed.add(booking.id());
          }
        }
      } catch (Refusal | WrongState | RefundChanged | InvalidPeriod | Busy refused) {
        // Somebody was faster, it is not the time for it, or these were its dates.
      }
    }
  }

  private Booking any(BookingFixture berth, Random random) {
    List<UUID> all = new ArrayList<>(booked);
    if (all.isEmpty()) {
      throw new Busy(null);
    }
    return berth.booking(all.get(Math.max(0, all.size() - 1 - random.nextInt(8))));
  }
}
