package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.Listing;
import io.berth.foundation.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Prints ratios, as orientation: each pair is measured in turns in one run, so that what else the
 * machine does falls on both. {@code services/booking/bench} runs it.
 */
@Tag("lab")
class BookingBench {
  private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
  private static final int WARM_UP = 150;
  private static final int ROUNDS = 200;
  private static final int SHORT_HISTORY = 10;
  private static final int LONG_HISTORY = 100_000;
  private static final Path REPORT = Path.of("target", "bench.txt");

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void ratios_for_orientation(TestDatabase database) throws IOException {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing young = Offered.home().units(20).longest(30).at(berth);
      Listing old = Offered.home().units(20).longest(30).at(berth);
      past(berth, young, SHORT_HISTORY);
      past(berth, old, LONG_HISTORY);
      Listing wide = Offered.home().units(1_000).at(berth);
      Listing narrow = Offered.home().units(1).at(berth);

      report(
          database,
          "a booking of 1 night, %d past bookings to %d".formatted(LONG_HISTORY, SHORT_HISTORY),
          i -> booked(berth, old, i, 1),
          i -> booked(berth, young, i, 1));
      Listing many = Offered.home().units(400).longest(30).at(berth);
      Listing few = Offered.home().units(400).longest(30).at(berth);
      report(
          database,
          "a booking of 30 nights to one of 1 night",
          i -> booked(berth, many, i, 30),
          i -> booked(berth, few, i, 1));
      report(
          database,
          "a month of 1,000 units to one of 1 unit",
          i -> month(berth, wide),
          i -> month(berth, narrow));
    }
  }

  /** Bookings that were completed long ago, made as rows, since making them by requests is slow. */
  private static void past(BookingFixture berth, Listing listing, int bookings) {
    booked(berth, listing, 0, 1);
    berth.container.inTransaction(
        () -> {
          for (int i = 0; i < bookings; i++) {
            berth
                .container
                .entityManager()
                .createNativeQuery(
                    "insert into booking (id, listing_id, guest_id, host_id, kind, slot, time_zone,"
                        + " check_in, check_out, unit_id, unit_name, from_cell, to_cell,"
                        + " buffer_cells, starts_at, ends_at, guests, total, currency, price_lines,"
                        + " refund_timeline, one_shot, made_at, state, version)"
                        + " values (?,?,?,?,'STAY','NIGHT','Asia/Seoul','15:00','11:00',?,'101',?,?,0,"
                        + "?,?,1,100000,'KRW','[]','[]',1,?,'COMPLETED',4)")
                .setParameter(1, UUID.randomUUID().toString())
                .setParameter(2, listing.id().toString())
                .setParameter(3, UUID.randomUUID().toString())
                .setParameter(4, listing.hostId().toString())
                .setParameter(5, listing.units().get(i % 20).id().toString())
                .setParameter(6, 10_000L + i % 10_000)
                .setParameter(7, 10_001L + i % 10_000)
                .setParameter(8, 864_000_000_000L)
                .setParameter(9, 864_086_400_000L)
                .setParameter(10, 863_000_000_000L + i)
                .executeUpdate();
          }
          return null;
        });
  }

  private static void booked(BookingFixture berth, Listing listing, int i, int nights) {
    LocalDate from = DAY.plusDays((long) i % 300);
    assertThat(
            berth
                .book(listing, from.toString(), from.plusDays(nights).toString(), "CAPTURED")
                .status())
        .isEqualTo(201);
  }

  private static void month(BookingFixture berth, Listing listing) {
    berth
        .container
        .get(FindAvailability.class)
        .find(listing.id(), DAY.toString(), DAY.plusDays(31).toString());
  }

  private static void report(TestDatabase database, String what, IntConsumer one, IntConsumer other)
      throws IOException {
    long[] ones = new long[ROUNDS];
    long[] others = new long[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long start = System.nanoTime();
      one.accept(i + WARM_UP);
      long between = System.nanoTime();
      other.accept(i + WARM_UP);
      if (i >= 0) {
        ones[i] = between - start;
        others[i] = System.nanoTime() - between;
      }
    }
    double oneMillis = median(ones);
    double otherMillis = median(others);
    String line =
        String.format(
            Locale.ROOT,
            "%-10s %s: %.2f (medians %.2f ms and %.2f ms of %d)%n",
            database,
            what,
            oneMillis / otherMillis,
            oneMillis,
            otherMillis,
            ROUNDS);
    Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }
}
